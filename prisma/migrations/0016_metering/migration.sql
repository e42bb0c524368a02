-- Metering: readings of brokers on their way from whoever asks the brokers to whoever counts, and where the count has got to ---------
--
-- The provisioner has the connections and writes down what a broker said in a minute, the first who says it. Billing takes a
-- reading away in the same transaction in which it writes the minutes that it comes to and remembers it as the last one: a
-- process that dies in the middle has neither taken nor counted it.

CREATE TABLE broker_reading (
  cluster_id   text NOT NULL,
  broker       integer NOT NULL,
  window_start timestamptz NOT NULL CHECK (date_trunc('minute', window_start, 'UTC') = window_start),
  read_at      timestamptz NOT NULL,
  reading      jsonb NOT NULL,
  PRIMARY KEY (cluster_id, broker, window_start)
);
COMMENT ON COLUMN broker_reading.read_at IS 'By the database''s clock';

CREATE TABLE meter_state (
  cluster_id text NOT NULL,
  broker     integer NOT NULL,
  read_at    timestamptz NOT NULL,
  state      jsonb NOT NULL,
  PRIMARY KEY (cluster_id, broker)
);
COMMENT ON TABLE meter_state IS 'What was last taken from each broker';

-- Topics are for looking at, for a week: a row for each minute in which a broker had traffic.
CREATE TABLE topic_minute (
  cluster_id      text NOT NULL,
  window_start    timestamptz NOT NULL,
  broker          integer NOT NULL,
  organization_id uuid NOT NULL,
  topics          jsonb NOT NULL,
  PRIMARY KEY (cluster_id, window_start, broker)
);
CREATE INDEX topic_minute_by_time ON topic_minute (window_start);

-- Each broker of a cluster is a source of its own: one that is away leaves its own minutes missing, and those of the others whole.
ALTER TABLE usage_sample ADD COLUMN source text NOT NULL DEFAULT '';
ALTER TABLE usage_sample DROP CONSTRAINT usage_sample_pkey;
ALTER TABLE usage_sample ADD PRIMARY KEY (resource_id, metric, window_start, source);
COMMENT ON COLUMN usage_sample.source IS 'The broker''s number, where there are several that tell of one resource';
ALTER TABLE usage_hour ADD COLUMN source text NOT NULL DEFAULT '';
ALTER TABLE usage_hour DROP CONSTRAINT usage_hour_pkey;
ALTER TABLE usage_hour ADD PRIMARY KEY (resource_id, metric, hour, source);

GRANT SELECT ON broker_reading, meter_state, topic_minute TO samsa_api, samsa_provisioner, samsa_billing;
GRANT INSERT ON broker_reading TO samsa_provisioner;
GRANT DELETE ON broker_reading TO samsa_billing;
GRANT INSERT, UPDATE (read_at, state) ON meter_state TO samsa_billing;
GRANT DELETE ON meter_state TO samsa_billing;
GRANT INSERT, DELETE ON topic_minute TO samsa_billing;
