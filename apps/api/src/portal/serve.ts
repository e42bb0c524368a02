/**
 * Serves the portal at `/`, beside the API and after it: whatever no operation answers. A page's address answers the one page
 * there is; below the API's own first segments, and to whoever asks for no page, an unknown path stays the API's 404.
 */
import { allOperations } from '@samsa/contract/surface';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type BuiltFile, BuiltPortal } from './built.ts';

const YEAR_SECONDS = 31_536_000;
/** Styles may be inline, because dialogs and toasts set theirs at run time; scripts never. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'",
  "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
].join('; ');
const SECURITY: Record<string, string> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

const firstSegment = (path: string): string => path.split('/', 2)[1] ?? '';
/** `/kafka`, `/iam`, …: no page is below them. */
const SURFACES = new Set(allOperations.map(({ path }) => firstSegment(path)));

export function servePortal(fastify: FastifyInstance, folder: string): void {
  const portal = BuiltPortal.fromFolder(folder);
  fastify.get('/*', (request, reply) => {
    const path = new URL(request.url, 'http://portal').pathname;
    const file = SURFACES.has(firstSegment(path)) ? undefined : portal.file(path) ?? pageFor(portal, path, request);
    if (!file) throw Object.assign(new Error('There is nothing at this path.'), { statusCode: 404 });
    return send(file, request, reply);
  });
}

function pageFor(portal: BuiltPortal, path: string, { headers }: FastifyRequest): BuiltFile | undefined {
  return !BuiltPortal.isFile(path) && headers.accept?.includes('text/html') ? portal.page : undefined;
}

function send(file: BuiltFile, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const accepted = headers['accept-encoding'] ?? '';
  const encoded = file.encoded.find(({ encoding }) => new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted));
  reply.headers({ ...SECURITY, etag: file.etag, vary: 'accept-encoding', 'cache-control': file.immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache' });
  if (headers['if-none-match'] === file.etag) return reply.code(304).send();
  if (encoded) reply.header('content-encoding', encoded.encoding);
  return reply.type(file.type).send(encoded?.bytes ?? file.plain);
}
