import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.tdb2.TDB2Factory;

/**
 * Asks queries of a TDB2 store in one process: java Ask.java STORE FOLDER QUERY... writes the rows of each query to
 * FOLDER/QUERY.csv, or the reason why there are none to FOLDER/QUERY.error. Jena's own command takes one query a process.
 */
public class Ask {
  public static void main(String[] arguments) throws Exception {
    Dataset dataset = TDB2Factory.connectDataset(arguments[0]);
    for (int at = 2; at < arguments.length; at++) {
      String name = Path.of(arguments[at]).getFileName().toString();
      dataset.begin(ReadWrite.READ);
      try (QueryExecution query = QueryExecutionFactory.create(QueryFactory.read(arguments[at]), dataset);
          OutputStream rows = Files.newOutputStream(Path.of(arguments[1], name + ".csv"))) {
        ResultSetFormatter.outputAsCSV(rows, query.execSelect());
      } catch (Exception reason) {
        Files.writeString(Path.of(arguments[1], name + ".error"), reason.toString());
      } finally {
        dataset.end();
      }
    }
  }
}
