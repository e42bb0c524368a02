/**
 * How the portal is built, and served while one works on it: `SAMSA_API=http://127.0.0.1:8080 npx vite apps/portal` beside a
 * running `npm start`. The browser sees one origin, as it does when the api serves what was built, so cookies work the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const API = process.env['SAMSA_API'] ?? 'http://127.0.0.1:8080';
/** First segments of the API's paths. */
const SURFACES = ['org', 'cmk', 'iam', 'kafka', 'srcm', 'schema-registry', 'samsa', 'fleet', 'billing', 'service-quota', 'v2', 'docs', 'openapi.json', 'healthz', 'readyz'];
const TEXTS = /\.(html|js|css|svg)$/;
const BROTLI_QUALITY = 10;

/** Beside each text its `.br` and `.gz`, so that the api compresses nothing. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => TEXTS.test(file))) {
        const bytes = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind(), precompressed()],
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 700, reportCompressedSize: false, manifest: true },
  server: { proxy: Object.fromEntries(SURFACES.map((surface) => [`^/${surface}(/|$|\\?)`, { target: API, changeOrigin: false }])) },
});
