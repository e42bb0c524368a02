/**
 * Shapes every resource of the compatible API shares: metadata, references, pages, errors.
 * Requests send references with empty `related` and `resource_name`; only `id` is looked at.
 */
import { z } from 'zod';

export const PAGE_SIZE_DEFAULT = 10;
export const PAGE_SIZE_MAX = 100;
export const NAME_LENGTH_MAX = 64;
export const DESCRIPTION_LENGTH_MAX = 128;

export const Timestamp = z.iso.datetime();

export const Metadata = z.object({
  self: z.string(),
  resource_name: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
  deleted_at: Timestamp.optional(),
});
export type Metadata = z.infer<typeof Metadata>;

/** A reference as answered. */
export const Reference = z.object({
  id: z.string(),
  related: z.string(),
  resource_name: z.string(),
  api_version: z.string().optional(),
  kind: z.string().optional(),
  environment: z.string().optional(),
});
export type Reference = z.infer<typeof Reference>;

/** A reference as sent: `id` alone counts. */
export const ReferenceWanted = z.object({
  id: z.string().min(1),
  api_version: z.string().optional(),
  kind: z.string().optional(),
  environment: z.string().optional(),
});

export const PageQuery = z.object({
  page_size: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE_DEFAULT),
  page_token: z.string().max(512).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** `next` is absent on the last page: the Terraform provider dies of a null. */
export const ListMetadata = z.object({
  first: z.string().optional(),
  next: z.string().optional(),
  total_size: z.number().int().optional(),
});

export function listOf<Item extends z.ZodType, Version extends string, Kind extends string>(item: Item, version: Version, kind: Kind) {
  return z.object({
    api_version: z.literal(version),
    kind: z.literal(kind),
    metadata: ListMetadata,
    data: z.array(item),
  });
}

export const ById = z.object({ id: z.string().min(1).max(128) });

export const DisplayName = z.string().trim().min(1).max(NAME_LENGTH_MAX);
export const Description = z.string().max(DESCRIPTION_LENGTH_MAX);

/** Errors of the control plane. Only `errors[0].detail` is shown by the Terraform provider. */
export const Failure = z.object({
  errors: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      code: z.string(),
      title: z.string(),
      detail: z.string(),
      source: z.object({ pointer: z.string().optional(), parameter: z.string().optional() }).optional(),
    }),
  ),
});
export type Failure = z.infer<typeof Failure>;

/** Errors of the Kafka REST surface. */
export const KafkaFailure = z.object({ error_code: z.number().int(), message: z.string() });

/** Errors of our own surface: RFC 9457. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  pointer: z.string().optional(),
});
