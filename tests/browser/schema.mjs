// Validates JSON files with Ajv and says which are wrong: node schema.mjs SCHEMA FILE...
// Ajv is strict: a schema with a keyword or a format that it does not know is wrong too.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
formats(ajv);
const validate = ajv.compile(read(schema));
let faults = 0;
for (const file of files) {
  if (validate(read(file))) continue;
  faults += 1;
  console.log(`${file}: ${ajv.errorsText(validate.errors)}`);
}
console.log(`${files.length} files, ${faults} wrong`);
process.exit(faults === 0 ? 0 : 1);
