/**
 * How the portal is built, and served while one works on it: `SAMSA_API=http://127.0.0.1:8080 npx vite apps/portal` beside a
 * running `npm start`. The browser sees one origin, as it does when the api serves what was built, so cookies work the same.
 */
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = process.env['SAMSA_API'] ?? 'http://127.0.0.1:8080';
/** First segments of the API's paths. */
const SURFACES = ['org', 'cmk', 'iam', 'kafka', 'srcm', 'schema-registry', 'samsa', 'fleet', 'billing', 'docs', 'openapi.json', 'oidc'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 700, reportCompressedSize: false },
  server: { proxy: Object.fromEntries(SURFACES.map((surface) => [`^/${surface}(/|$|\\?)`, { target: API, changeOrigin: false }])) },
});
