-- What an admin says of a data plane, and what the provisioner found there ---------------------------------------------

ALTER TABLE data_plane
  ADD COLUMN taints       jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(taints) = 'array'),
  ADD COLUMN exclusive_to uuid REFERENCES organization,
  ADD COLUMN credentials  text NOT NULL DEFAULT 'kubeconfig' CHECK (credentials IN ('kubeconfig', 'in_cluster')),
  ADD COLUMN draining_at  timestamptz,
  ADD COLUMN origin       jsonb,
  -- written by the provisioner alone
  ADD COLUMN probe        jsonb,
  ADD COLUMN probed_at    timestamptz,
  ADD COLUMN allocatable  jsonb,
  ALTER COLUMN kubeconfig_sealed DROP NOT NULL,
  ADD CONSTRAINT data_plane_has_credentials CHECK (credentials = 'in_cluster' OR kubeconfig_sealed IS NOT NULL);
COMMENT ON COLUMN data_plane.taints IS 'Array of {key, value?, effect}: nothing is placed there that does not tolerate each of them';
COMMENT ON COLUMN data_plane.exclusive_to IS 'The one organization whose clusters are placed there; null for everybody';
COMMENT ON COLUMN data_plane.origin IS 'How it came to be, {clusterApi: {management, namespace, name}}; null when registered by hand';
COMMENT ON COLUMN data_plane.probe IS 'What was found there last: versions, operators, permissions, storage classes, zones';
COMMENT ON COLUMN data_plane.allocatable IS '{cpuMillis, memoryBytes, storageBytes} of its nodes together; null when they cannot be seen';

GRANT UPDATE (taints, exclusive_to, credentials, draining_at) ON data_plane TO samsa_api;
GRANT UPDATE (probe, probed_at, allocatable) ON data_plane TO samsa_provisioner;

-- Envelope encryption: a sealed value carries its own data key, wrapped, and the version of the key that wraps it --------
--   byte 0: form (1: without a data key; 2: with one) · 1–4: key version · 5–6: length n of the wrapped key · n bytes of it · the rest: payload

CREATE FUNCTION sealed_key_version(sealed bytea) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE get_byte(sealed, 0) WHEN 2 THEN (get_byte(sealed, 1) << 24) + (get_byte(sealed, 2) << 16) + (get_byte(sealed, 3) << 8) + get_byte(sealed, 4) ELSE 0 END
$$;
CREATE FUNCTION sealed_payload(sealed bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT substring(sealed FROM 8 + (get_byte(sealed, 5) << 8) + get_byte(sealed, 6))
$$;

-- Whoever rotates keys may put a newer wrapping around a secret and nothing else: columns keep their one writer. The first form
-- has no wrapping to change, so it alone is sealed anew.
CREATE FUNCTION rewrap_sealed(kind text, row_id text, was bytea, becomes bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF sealed_key_version(becomes) <= sealed_key_version(was) THEN
    RAISE EXCEPTION 'the % of % is not wrapped by a newer key', kind, row_id;
  END IF;
  IF get_byte(was, 0) = 2 AND sealed_payload(was) IS DISTINCT FROM sealed_payload(becomes) THEN
    RAISE EXCEPTION 'the % of % would be changed, not wrapped anew', kind, row_id;
  END IF;
  CASE kind
    WHEN 'kubeconfig' THEN UPDATE data_plane SET kubeconfig_sealed = becomes WHERE id = row_id AND kubeconfig_sealed = was;
    WHEN 'admin' THEN UPDATE kafka_cluster SET admin_sealed = becomes WHERE id = row_id AND admin_sealed = was;
    WHEN 'scram' THEN UPDATE api_key SET scram_sealed = becomes WHERE id = row_id AND scram_sealed = was;
  END CASE;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION rewrap_sealed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rewrap_sealed TO samsa_provisioner;

CREATE TABLE key_rotation (
  id           text PRIMARY KEY,
  key_version  integer NOT NULL,
  requested_by text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  -- written by the provisioner alone
  rewrapped    bigint NOT NULL DEFAULT 0,
  remaining    bigint,
  cause        text,
  ended_at     timestamptz
);
COMMENT ON COLUMN key_rotation.key_version IS 'Every sealed value is to be wrapped by this version of the key-encryption key, or a newer one';
CREATE UNIQUE INDEX key_rotation_open ON key_rotation ((true)) WHERE ended_at IS NULL;
GRANT SELECT ON key_rotation TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON key_rotation TO samsa_api;
GRANT UPDATE (rewrapped, remaining, cause, ended_at) ON key_rotation TO samsa_provisioner;
