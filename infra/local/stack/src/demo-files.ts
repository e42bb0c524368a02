/**
 * `.samsa/demo/`: what a person needs to use the demo cluster with tools of their own, and the lines to paste.
 *
 * The files hold secrets, so they are readable by their owner alone; they are written again at each start, because ports
 * can change. What Terraform itself keeps beside `main.tf` is left alone.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMO_TOPIC, type DemoCluster } from './demo.ts';
import { bold, dim, say } from './display.ts';
import type { Up } from './fleet.ts';
import { writePrivate, type Home } from './home.ts';

const ASSETS = fileURLToPath(new URL('../demo', import.meta.url));

export function writeDemoFiles(home: Home, up: Up, cluster: DemoCluster): void {
  mkdirSync(home.path('demo', 'terraform'), { recursive: true, mode: 0o700 });
  const ca = home.path('demo', 'ca.pem');
  writePrivate(ca, cluster.ca);
  writePrivate(home.path('demo', 'client.properties'), clientProperties(cluster, ca));
  writePrivate(home.path('demo', 'librdkafka.properties'), librdkafkaProperties(cluster, ca));
  writePrivate(home.path('demo', 'terraform', 'terraform.tfvars'), terraformVariables(up, cluster));
  copyFileSync(join(ASSETS, 'example.py'), home.path('demo', 'example.py'));
  copyFileSync(join(ASSETS, 'main.tf'), home.path('demo', 'terraform', 'main.tf'));
}

/** Lines to paste, in the order one tries them. */
export function showLines(home: Home, up: Up, cluster: DemoCluster): void {
  const file = (...names: string[]) => quoted(shortest(home.path('demo', ...names)));
  const config = `--bootstrap-server ${cluster.bootstrap}`;
  const lines: [string, string][] = [
    ['Produce (type lines, Ctrl-D ends)', `npm run -s kafka -- console-producer ${config} --command-config ${file('client.properties')} --topic ${DEMO_TOPIC}`],
    ['Consume', `npm run -s kafka -- console-consumer ${config} --command-config ${file('client.properties')} --topic ${DEMO_TOPIC} --from-beginning`],
    ['Python (pip install confluent-kafka)', `python3 ${file('example.py')}`],
    ['Terraform', `terraform -chdir=${file('terraform')} init && terraform -chdir=${file('terraform')} apply`],
    ['curl', `curl -u ${up.cloudKey.id}:${up.cloudKey.secret} '${up.apiUrl}/cmk/v2/clusters?environment=${up.environmentId}'`],
  ];
  say(`\n  ${bold('To paste')}`);
  for (const [title, line] of lines) say(`  ${dim(`# ${title}`)}\n  ${line}`);
}

/** As seen from where `npm start` was typed, unless that is the longer way. */
function shortest(path: string): string {
  const seen = relative(process.env['INIT_CWD'] ?? process.cwd(), path);
  return seen.startsWith('..') ? path : seen;
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

/** The same in the words of librdkafka, which Python, Go, .NET, C and many others stand on. */
function librdkafkaProperties({ bootstrap, key }: DemoCluster, ca: string): string {
  return `bootstrap.servers=${bootstrap}
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.username=${key.id}
sasl.password=${key.secret}
ssl.ca.location=${ca}
`;
}

function terraformVariables(up: Up, { cloud, region }: DemoCluster): string {
  return `endpoint         = "${up.apiUrl}"
cloud_api_key    = "${up.cloudKey.id}"
cloud_api_secret = "${up.cloudKey.secret}"
cloud            = "${cloud}"
region           = "${region}"
`;
}
