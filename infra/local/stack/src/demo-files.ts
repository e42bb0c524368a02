/**
 * `.samsa/demo/`: what a person needs to use the demo cluster with tools of their own, and the lines to paste.
 *
 * The files hold secrets, so they are readable by their owner alone; they are written again at each start, because ports
 * can change. What Terraform itself keeps beside `main.tf` is left alone.
 */
import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import type { DemoCluster } from './demo.ts';
import { bold, dim, say } from './display.ts';
import type { Up } from './fleet.ts';
import { writePrivate, type Home } from './home.ts';

const TOPIC = 'orders';
const PROVIDER_VERSION = '~> 2.0';

export function writeDemoFiles(home: Home, up: Up, cluster: DemoCluster): void {
  mkdirSync(home.path('demo', 'terraform'), { recursive: true, mode: 0o700 });
  const ca = home.path('demo', 'ca.pem');
  writePrivate(ca, cluster.ca);
  writePrivate(home.path('demo', 'client.properties'), clientProperties(cluster, ca));
  writePrivate(home.path('demo', 'example.py'), pythonExample(cluster, ca));
  writePrivate(home.path('demo', 'terraform', 'main.tf'), terraform(cluster));
  writePrivate(home.path('demo', 'terraform', 'terraform.tfvars'), terraformVariables(up));
}

/** Lines to paste, in the order one tries them. */
export function showLines(home: Home, up: Up, cluster: DemoCluster): void {
  const file = (...names: string[]) => quoted(relative(process.env['INIT_CWD'] ?? process.cwd(), home.path('demo', ...names)));
  const config = `--bootstrap-server ${cluster.bootstrap}`;
  const lines: [string, string][] = [
    ['Produce (type lines, Ctrl-D ends)', `npm run -s kafka -- console-producer ${config} --producer.config ${file('client.properties')} --topic ${TOPIC}`],
    ['Consume', `npm run -s kafka -- console-consumer ${config} --consumer.config ${file('client.properties')} --topic ${TOPIC} --from-beginning`],
    ['Python (pip install confluent-kafka)', `python3 ${file('example.py')}`],
    ['Terraform', `terraform -chdir=${file('terraform')} init && terraform -chdir=${file('terraform')} apply`],
    ['curl', `curl -u ${up.cloudKey.id}:${up.cloudKey.secret} '${up.apiUrl}/cmk/v2/clusters?environment=${up.environmentId}'`],
  ];
  say(`\n  ${bold('To paste')}`);
  for (const [title, line] of lines) say(`  ${dim(`# ${title}`)}\n  ${line}`);
}

function quoted(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path}'`;
}

function clientProperties({ bootstrap, key }: DemoCluster, ca: string): string {
  return `bootstrap.servers=${bootstrap}
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="${key.id}" password="${key.secret}";
ssl.truststore.type=PEM
ssl.truststore.location=${ca}
`;
}

function pythonExample({ bootstrap, key }: DemoCluster, ca: string): string {
  return `"""Produces ten records to the demo cluster and reads them back. Needs: pip install confluent-kafka"""
import uuid

from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient, NewTopic

CLUSTER = {
    "bootstrap.servers": "${bootstrap}",
    "security.protocol": "SASL_SSL",
    "sasl.mechanism": "SCRAM-SHA-512",
    "sasl.username": "${key.id}",
    "sasl.password": "${key.secret}",
    "ssl.ca.location": r"${ca}",
}
TOPIC = "${TOPIC}"
RECORDS = 10

for topic, made in AdminClient(CLUSTER).create_topics([NewTopic(TOPIC, num_partitions=6)]).items():
    if made.exception() is None:
        print(f"topic {topic} made")

producer = Producer(CLUSTER)
run = uuid.uuid4().hex[:6]
for number in range(RECORDS):
    producer.produce(TOPIC, key=str(number), value=f"{run} order {number}")
producer.flush(30)
print(f"{RECORDS} records produced")

consumer = Consumer({**CLUSTER, "group.id": f"demo-{run}", "auto.offset.reset": "earliest"})
consumer.subscribe([TOPIC])
seen = 0
while seen < RECORDS:
    record = consumer.poll(30)
    if record is None:
        raise SystemExit(f"only {seen} of {RECORDS} records came back")
    if record.error():
        raise SystemExit(str(record.error()))
    if record.value().decode().startswith(run):
        seen += 1
        print(f"partition {record.partition()} offset {record.offset()}: {record.value().decode()}")
consumer.close()
`;
}

/** An environment and cluster of its own beside the demo's, so that destroying it takes nothing away. */
function terraform({ cloud, region }: DemoCluster): string {
  return `# terraform init && terraform apply
terraform {
  required_providers {
    confluent = {
      source  = "confluentinc/confluent"
      version = "${PROVIDER_VERSION}"
    }
  }
}

variable "endpoint" { type = string }
variable "cloud_api_key" { type = string }
variable "cloud_api_secret" {
  type      = string
  sensitive = true
}

provider "confluent" {
  endpoint         = var.endpoint
  cloud_api_key    = var.cloud_api_key
  cloud_api_secret = var.cloud_api_secret
}

resource "confluent_environment" "orders" {
  display_name = "terraform"
}

resource "confluent_kafka_cluster" "orders" {
  display_name = "orders"
  availability = "SINGLE_ZONE"
  cloud        = "${cloud}"
  region       = "${region}"
  basic {}

  environment {
    id = confluent_environment.orders.id
  }
}

resource "confluent_service_account" "orders" {
  display_name = "orders-admin"
  description  = "Administers the cluster of this file"
}

resource "confluent_role_binding" "orders" {
  principal   = "User:\${confluent_service_account.orders.id}"
  role_name   = "CloudClusterAdmin"
  crn_pattern = confluent_kafka_cluster.orders.rbac_crn
}

resource "confluent_api_key" "orders" {
  display_name = "orders-admin"

  owner {
    id          = confluent_service_account.orders.id
    api_version = confluent_service_account.orders.api_version
    kind        = confluent_service_account.orders.kind
  }

  managed_resource {
    id          = confluent_kafka_cluster.orders.id
    api_version = confluent_kafka_cluster.orders.api_version
    kind        = confluent_kafka_cluster.orders.kind

    environment {
      id = confluent_environment.orders.id
    }
  }

  depends_on = [confluent_role_binding.orders]
}

resource "confluent_kafka_topic" "orders" {
  topic_name       = "orders"
  partitions_count = 6
  rest_endpoint    = confluent_kafka_cluster.orders.rest_endpoint

  kafka_cluster {
    id = confluent_kafka_cluster.orders.id
  }

  credentials {
    key    = confluent_api_key.orders.id
    secret = confluent_api_key.orders.secret
  }

  config = {
    "retention.ms" = "604800000"
  }
}

output "bootstrap_endpoint" {
  value = confluent_kafka_cluster.orders.bootstrap_endpoint
}
`;
}

function terraformVariables(up: Up): string {
  return `endpoint         = "${up.apiUrl}"
cloud_api_key    = "${up.cloudKey.id}"
cloud_api_secret = "${up.cloudKey.secret}"
`;
}
