/** The API's description (OpenAPI 3.1), made of the schemas that parse requests and check answers. */
import { z } from "zod";
import { ENDPOINTS } from "@/lib/api/endpoints";
import { apiPaperSchema } from "@/lib/api/paper-schema";
import { problemSchema } from "@/lib/api/schemas";

type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null;

/** zod spells the calendar out in a pattern beside `format: date`; readers need only the format. */
function plainer(schema: JsonObject): void {
  if (schema.format === "date" || schema.format === "date-time") delete schema.pattern;
}

function componentSchemas(): JsonObject {
  const registry = z.registry<{ id: string }>();
  registry.add(problemSchema, { id: "Problem" });
  registry.add(apiPaperSchema, { id: "Paper" });
  for (const { name, answer } of Object.values(ENDPOINTS)) {
    if (!registry.has(answer)) registry.add(answer, { id: name });
  }
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: "input",
    override: ({ jsonSchema }) => plainer(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema satisfies JsonObject]),
  );
}

/** Parameters of a query schema, which is an object of optional and required values. */
function queryParameters(query: z.ZodType): JsonObject[] {
  const { properties, required } = z.toJSONSchema(query, {
    io: "input",
    override: ({ jsonSchema }) => plainer(jsonSchema),
  });
  return Object.entries(properties ?? {}).flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    const { description, ...schema } = property;
    const many = schema.type === "array" ? { style: "form", explode: true } : {};
    return [{ name, in: "query", required: required?.includes(name) ?? false, description, schema, ...many }];
  });
}

const content = (type: string, id: string) => ({
  content: { [type]: { schema: { $ref: `#/components/schemas/${id}` } } },
});
const refused = (description: string) => ({ description, ...content("application/problem+json", "Problem") });

function operation({ name, summary, variable, query, answer }: (typeof ENDPOINTS)[keyof typeof ENDPOINTS]): JsonObject {
  const id = answer === apiPaperSchema ? "Paper" : name;
  const inPath = variable
    ? [
        {
          name: variable.name,
          in: "path",
          required: true,
          description: variable.description,
          schema: { type: "string" },
          example: variable.example,
        },
      ]
    : [];
  const parameters = [...inPath, ...queryParameters(query)];
  return {
    operationId: `get${name}`,
    summary,
    ...(parameters.length > 0 && { parameters }),
    responses: {
      "200": { description: "The answer.", ...content("application/json", id) },
      "304": { description: "Nothing has changed since the answer whose tag was sent in If-None-Match." },
      "400": refused("A parameter is wrong."),
      ...(variable && { "404": refused("There is nothing with this name.") }),
    },
  };
}

/** `base` is the address of the server, without a slash at its end. */
export function openApiDocument(base: string): JsonObject {
  return {
    openapi: "3.1.0",
    info: {
      title: "Broadsheet",
      version: "1.0.0",
      description: "Read-only. Lists come in pages: follow `next`, or the Link header with rel=next.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${base}/api/v1` }],
    security: [],
    paths: Object.fromEntries(
      Object.values(ENDPOINTS).map((endpoint) => [endpoint.path, { get: operation(endpoint) }]),
    ),
    components: { schemas: componentSchemas() },
  };
}
