/** A random UUID as Kafka writes them: 22 characters of URL-safe base64, not beginning with a hyphen. */
export function newUuid(): string {
  const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  return id.startsWith('-') ? newUuid() : id;
}
