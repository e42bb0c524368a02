-- People sign in: a login is an e-mail address with a password; the members it has joined organizations as point to it ------

CREATE TABLE login (
  id                  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email               text NOT NULL UNIQUE CHECK (email = lower(email)),
  password_hash       text NOT NULL,
  verified_at         timestamptz,
  password_changed_at timestamptz NOT NULL DEFAULT now(),
  created_at          timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN login.password_hash IS 'scrypt$N$r$p$salt$hash';
COMMENT ON COLUMN login.verified_at IS 'When mail to the address was proven to reach whoever has the password; null since sign-up';

ALTER TABLE user_account ADD COLUMN login_id uuid REFERENCES login;
COMMENT ON COLUMN user_account.login_id IS 'Who may be this member by password: only a login that made the organization or accepted its invitation';
CREATE INDEX user_account_login ON user_account (login_id) WHERE login_id IS NOT NULL;

CREATE TABLE identity_provider (
  id                   text PRIMARY KEY,
  organization_id      uuid NOT NULL REFERENCES organization,
  display_name         text NOT NULL,
  issuer               text NOT NULL,
  client_id            text NOT NULL,
  client_secret_sealed bytea,
  domain               text NOT NULL CHECK (domain = lower(domain)),
  auto_join            boolean NOT NULL DEFAULT false,
  auto_join_role       text,
  created_at           timestamptz NOT NULL DEFAULT now(),
  updated_at           timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, display_name)
);
CREATE INDEX identity_provider_domain ON identity_provider (domain);

-- Once somebody came in as a member, it is the provider's own name for them that counts, not an address that may change hands.
CREATE TABLE user_identity (
  identity_provider_id text NOT NULL REFERENCES identity_provider ON DELETE CASCADE,
  subject              text NOT NULL,
  user_id              text NOT NULL REFERENCES user_account ON DELETE CASCADE,
  created_at           timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (identity_provider_id, subject),
  UNIQUE (identity_provider_id, user_id)
);

CREATE TABLE session (
  token_hash           bytea PRIMARY KEY,
  organization_id      uuid NOT NULL REFERENCES organization,
  user_id              text NOT NULL REFERENCES user_account ON DELETE CASCADE,
  login_id             uuid REFERENCES login ON DELETE CASCADE,
  identity_provider_id text REFERENCES identity_provider ON DELETE CASCADE,
  source_address       text NOT NULL,
  user_agent           text NOT NULL DEFAULT '',
  created_at           timestamptz NOT NULL DEFAULT now(),
  seen_at              timestamptz NOT NULL DEFAULT now(),
  expires_at           timestamptz NOT NULL,
  CONSTRAINT session_by_one_way CHECK ((login_id IS NULL) <> (identity_provider_id IS NULL))
);
COMMENT ON COLUMN session.token_hash IS 'SHA-256 of the random token in the cookie';
COMMENT ON COLUMN session.identity_provider_id IS 'Who vouched: such a session is one organization''s, and cannot be switched to another';
CREATE INDEX session_member ON session (user_id);
CREATE INDEX session_login ON session (login_id) WHERE login_id IS NOT NULL;
CREATE INDEX session_expiry ON session (expires_at);

-- Tries, counted for an address or an account whether there is such an account or not.
CREATE TABLE sign_in_attempt (
  subject    bytea PRIMARY KEY,
  tries      integer NOT NULL,
  since      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_attempt_since ON sign_in_attempt (since);

CREATE TABLE password_reset (
  token_hash bytea PRIMARY KEY,
  login_id   uuid NOT NULL REFERENCES login ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX password_reset_login ON password_reset (login_id);

ALTER TABLE invitation ADD COLUMN token_hash bytea UNIQUE;
COMMENT ON COLUMN invitation.token_hash IS 'SHA-256 of the token that was mailed; null for those sent before there was one';

-- Keys that end, and keys that follow them ---------------------------------------------------------------------------------

ALTER TABLE api_key
  ADD COLUMN expires_at  timestamptz,
  ADD COLUMN expired_at  timestamptz,
  ADD COLUMN replaced_by text REFERENCES api_key;
COMMENT ON COLUMN api_key.expired_at IS 'When its end was carried out: what could log in with it is gone, its row stays to be seen';
CREATE INDEX api_key_expiry ON api_key (expires_at) WHERE expires_at IS NOT NULL AND expired_at IS NULL AND deleted_at IS NULL;

-- Apart from the keys, which change when somebody changes them. Written in batches, so it is some seconds behind.
CREATE TABLE api_key_use (
  key_id       text PRIMARY KEY REFERENCES api_key,
  last_used_at timestamptz NOT NULL
);
COMMENT ON COLUMN api_key_use.last_used_at IS 'With this api; what a client does at the brokers with a key is not seen here';

CREATE INDEX audit_resource ON audit (organization_id, resource_id, id DESC);
CREATE INDEX audit_principal ON audit (organization_id, principal, id DESC);

GRANT SELECT, INSERT, DELETE ON session, sign_in_attempt, password_reset, user_identity, identity_provider, login TO samsa_api;
GRANT UPDATE (password_hash, verified_at, password_changed_at) ON login TO samsa_api;
GRANT SELECT, INSERT, UPDATE (last_used_at) ON api_key_use TO samsa_api;
GRANT UPDATE (seen_at) ON session TO samsa_api;
GRANT UPDATE (tries, since) ON sign_in_attempt TO samsa_api;
GRANT UPDATE (display_name, issuer, client_id, client_secret_sealed, domain, auto_join, auto_join_role, updated_at) ON identity_provider TO samsa_api;
GRANT DELETE ON fleet_admin TO samsa_api;
