/** The API in a table that a page can draw. */
import { z } from "zod";
import { ENDPOINTS } from "@/lib/api/endpoints";

export interface EndpointGuide {
  /** `/api/v1/papers/{id}` */
  path: string;
  summary: string;
  /** An address that answers. */
  example: string;
  parameters: { name: string; required: boolean; description: string }[];
}

/** Every endpoint with its parameters, in the order of the documentation. */
export function describeApi(): EndpointGuide[] {
  return Object.values(ENDPOINTS).map(({ path, summary, variable, query }) => {
    const { properties, required } = z.toJSONSchema(query satisfies z.ZodType, { io: "input" });
    const parameters = Object.entries(properties ?? {}).map(([name, property]) => ({
      name,
      required: required?.includes(name) ?? false,
      description: typeof property === "object" ? (property.description ?? "") : "",
    }));
    const example = path.replace(/\{\w+\}/, variable?.example ?? "") + (path === "/suggest" ? "?q=diff" : "");
    const inPath = variable ? [{ name: variable.name, required: true, description: variable.description }] : [];
    return { path: `/api/v1${path}`, summary, example: `/api/v1${example}`, parameters: [...inPath, ...parameters] };
  });
}
