/** The document of this very build. */
import { allOperations, namedSchemas } from '@samsa/contract/surface';
import { openApi } from './openapi.ts';

export const document = openApi(allOperations, namedSchemas, '0.1.0');
