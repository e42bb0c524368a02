/** From the OpenAPI document to TypeScript types; a generator's only use, so it is not loaded by the client itself. */
import openapiTs, { astToString } from 'openapi-typescript';

/** @param document the OpenAPI 3.1 document as JSON text */
export async function typesOf(document: string): Promise<string> {
  const nodes = await openapiTs(document, { alphabetize: true, defaultNonNullable: false });
  return `// Generated from openapi.json by npm run generate. Do not edit.\n${astToString(nodes)}`;
}
