// Asks an endpoint with a client and prints what it got as JSON: node ask.mjs CLIENT URL, the query on standard input.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, client, url] = process.argv.slice(2);
const text = readFileSync(0, "utf8");
const require = createRequire(`${folder}/`);
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

async function comunica() {
  const { QueryEngine } = (await load("@comunica/query-sparql")).default ?? (await load("@comunica/query-sparql"));
  const bindings = await new QueryEngine().queryBindings(text, { sources: [{ type: "sparql", value: url }] });
  return (await bindings.toArray()).map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
}

async function httpClient() {
  const { default: Client } = await import(pathToFileURL(`${folder}/node_modules/sparql-http-client/index.js`).href);
  const found = [];
  for (const operation of ["get", "postUrlencoded", "postDirect"]) {
    const stream = new Client({ endpointUrl: url }).query.select(text, { operation });
    const rows = [];
    for await (const row of stream) {
      rows.push(Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value])));
    }
    found.push(rows);
  }
  return found;
}

async function httpClientGraph() {
  const { default: Client } = await import(pathToFileURL(`${folder}/node_modules/sparql-http-client/index.js`).href);
  let triples = 0;
  for await (const quad of new Client({ endpointUrl: url }).query.construct(text)) {
    triples += quad ? 1 : 0;
  }
  return triples;
}

console.log(JSON.stringify(await { comunica, httpClient, httpClientGraph }[client]()));
