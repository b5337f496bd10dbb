import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Prints what keeps the ontology in a file out of the OWL 2 DL profile, a line each, and at last the number of axioms. */
public class Profile {
  public static void main(String[] arguments) throws Exception {
    var loading = new OWLOntologyLoaderConfiguration().setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT);
    var source = new FileDocumentSource(new File(arguments[0]));
    var ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(source, loading);
    for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
      System.out.println(violation.toString().replace('\n', ' '));
    }
    System.out.println(ontology.getAxiomCount() + " axioms");
  }
}
