/** The reference page and what it needs, all from here: nothing is fetched from elsewhere. */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/health';
import type { In } from '@samsa/contract/operation';
import { notFound } from '@samsa/domain/problem';
import { Implements } from '../http/implements.ts';
import { document } from './document.ts';

const ASSETS = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const SERVED = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Samsa: API reference</title>
<link rel="icon" href="/docs/favicon-32x32.png"><link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body><div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, docExpansion: 'list', validatorUrl: null })</script>
</body></html>
`;
const TEXT = `${JSON.stringify(document)}\n`;

@Controller()
export class DocsController {
  @Implements(contract.getOpenApi)
  async openApi() {
    return Readable.from([TEXT]);
  }

  @Implements(contract.getDocs)
  async page() {
    return Readable.from([PAGE]);
  }

  @Implements(contract.getDocsAsset)
  async asset(input: In<typeof contract.getDocsAsset>) {
    if (!SERVED.has(input.params.asset)) throw notFound('file', input.params.asset);
    return createReadStream(join(ASSETS, input.params.asset));
  }
}
