/** What Node.js can do at most: sends the bytes of a file with the headers of a JSON file, whatever it is asked for. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [bodyFile = "", headersFile = ""] = process.argv.slice(2);
const body = readFileSync(bodyFile);
/** @type {string[]} */
const headers = JSON.parse(readFileSync(headersFile, "utf8"));
const server = createServer((_, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`is ready: http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`);
});
