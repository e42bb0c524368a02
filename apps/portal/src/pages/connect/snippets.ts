/** Programs that produce a record to a topic and read it back, for each client: complete, to be pasted and run. Pure. */

export interface Target {
  bootstrap: string;
  topic: string;
  key: string;
  secret: string;
  cluster: string;
  environment: string;
}

export interface Snippet {
  id: string;
  label: string;
  /** What has to be there first, or to be known. */
  note: string;
  file: string;
  text: (target: Target) => string;
}

const jaas = ({ key, secret }: Target): string => `org.apache.kafka.common.security.scram.ScramLoginModule required username="${key}" password="${secret}";`;

export const clientProperties = (target: Target): string => `bootstrap.servers=${target.bootstrap}
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=${jaas(target)}
ssl.truststore.type=PEM
ssl.truststore.location=ca.pem
`;

const librdkafka = ({ bootstrap, key, secret }: Target): string => `bootstrap.servers=${bootstrap}
security.protocol=SASL_SSL
sasl.mechanisms=SCRAM-SHA-512
sasl.username=${key}
sasl.password=${secret}
ssl.ca.location=ca.pem
`;

export const SNIPPETS: Snippet[] = [
  {
    id: 'console', label: 'Console tools', file: 'client.properties',
    note: "Kafka's own tools, 4.2 or newer; older ones call the option --producer.config and --consumer.config. Put ca.pem beside it.",
    text: (target) => `cat > client.properties <<'END'
${clientProperties(target)}END

echo 'hello' | kafka-console-producer.sh --bootstrap-server ${target.bootstrap} --command-config client.properties --topic ${target.topic}
kafka-console-consumer.sh --bootstrap-server ${target.bootstrap} --command-config client.properties --topic ${target.topic} --from-beginning --max-messages 1
`,
  },
  {
    id: 'python', label: 'Python', file: 'example.py', note: 'pip install confluent-kafka',
    text: ({ bootstrap, topic, key, secret }) => `from confluent_kafka import Consumer, Producer

cluster = {
    "bootstrap.servers": "${bootstrap}",
    "security.protocol": "SASL_SSL",
    "sasl.mechanisms": "SCRAM-SHA-512",
    "sasl.username": "${key}",
    "sasl.password": "${secret}",
    "ssl.ca.location": "ca.pem",
}
producer = Producer(cluster)
producer.produce("${topic}", value="hello")
producer.flush(30)

consumer = Consumer({**cluster, "group.id": "example", "auto.offset.reset": "earliest"})
consumer.subscribe(["${topic}"])
record = consumer.poll(30)
print(record.value().decode() if record and not record.error() else record)
consumer.close()
`,
  },
  {
    id: 'node', label: 'Node.js', file: 'example.mjs', note: 'npm install kafkajs',
    text: ({ bootstrap, topic, key, secret }) => `import { readFileSync } from 'node:fs';
import { Kafka } from 'kafkajs';

const kafka = new Kafka({
  brokers: '${bootstrap}'.split(','),
  ssl: { ca: readFileSync('ca.pem', 'utf8') },
  sasl: { mechanism: 'scram-sha-512', username: '${key}', password: '${secret}' },
});
const producer = kafka.producer();
await producer.connect();
await producer.send({ topic: '${topic}', messages: [{ value: 'hello' }] });
await producer.disconnect();

const consumer = kafka.consumer({ groupId: 'example' });
await consumer.connect();
await consumer.subscribe({ topic: '${topic}', fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    console.log(message.value.toString());
    setImmediate(() => consumer.disconnect());
  },
});
`,
  },
  {
    id: 'java', label: 'Java', file: 'Example.java', note: 'org.apache.kafka:kafka-clients; client.properties and ca.pem stand beside it.',
    text: (target) => `import java.io.FileReader;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

public class Example {
  public static void main(String[] args) throws Exception {
    Properties cluster = new Properties();
    cluster.load(new FileReader("client.properties"));
    try (var producer = new KafkaProducer<>(cluster, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("${target.topic}", "hello")).get();
    }
    cluster.put("group.id", "example");
    cluster.put("auto.offset.reset", "earliest");
    try (var consumer = new KafkaConsumer<>(cluster, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("${target.topic}"));
      consumer.poll(Duration.ofSeconds(30)).forEach(record -> System.out.println(record.value()));
    }
  }
}
/* client.properties
${clientProperties(target)}*/
`,
  },
  {
    id: 'go', label: 'Go', file: 'main.go', note: 'go get github.com/twmb/franz-go/pkg/kgo',
    text: ({ bootstrap, topic, key, secret }) => `package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"strings"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/scram"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	client, err := kgo.NewClient(
		kgo.SeedBrokers(strings.Split("${bootstrap}", ",")...),
		kgo.DialTLSConfig(&tls.Config{RootCAs: roots}),
		kgo.SASL(scram.Auth{User: "${key}", Pass: "${secret}"}.AsSha512Mechanism()),
		kgo.ConsumeTopics("${topic}"),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
	)
	if err != nil {
		panic(err)
	}
	defer client.Close()
	ctx := context.Background()
	if err := client.ProduceSync(ctx, &kgo.Record{Topic: "${topic}", Value: []byte("hello")}).FirstErr(); err != nil {
		panic(err)
	}
	client.PollFetches(ctx).EachRecord(func(record *kgo.Record) { fmt.Println(string(record.Value)) })
}
`,
  },
  {
    id: 'dotnet', label: '.NET', file: 'Program.cs', note: 'dotnet add package Confluent.Kafka',
    text: ({ bootstrap, topic, key, secret }) => `using Confluent.Kafka;

var cluster = new ClientConfig {
    BootstrapServers = "${bootstrap}",
    SecurityProtocol = SecurityProtocol.SaslSsl,
    SaslMechanism = SaslMechanism.ScramSha512,
    SaslUsername = "${key}",
    SaslPassword = "${secret}",
    SslCaLocation = "ca.pem",
};
using var producer = new ProducerBuilder<Null, string>(cluster).Build();
await producer.ProduceAsync("${topic}", new Message<Null, string> { Value = "hello" });

var reading = new ConsumerConfig(cluster) { GroupId = "example", AutoOffsetReset = AutoOffsetReset.Earliest };
using var consumer = new ConsumerBuilder<Ignore, string>(reading).Build();
consumer.Subscribe("${topic}");
Console.WriteLine(consumer.Consume(TimeSpan.FromSeconds(30))?.Message.Value);
consumer.Close();
`,
  },
  {
    id: 'rust', label: 'Rust', file: 'main.rs', note: 'cargo add rdkafka --features ssl,gssapi-vendored && cargo add tokio --features full',
    text: ({ bootstrap, topic, key, secret }) => `use rdkafka::{config::ClientConfig, consumer::{Consumer, StreamConsumer}, producer::{FutureProducer, FutureRecord}, Message};
use std::time::Duration;

#[tokio::main]
async fn main() {
    let mut cluster = ClientConfig::new();
    cluster
        .set("bootstrap.servers", "${bootstrap}")
        .set("security.protocol", "SASL_SSL")
        .set("sasl.mechanisms", "SCRAM-SHA-512")
        .set("sasl.username", "${key}")
        .set("sasl.password", "${secret}")
        .set("ssl.ca.location", "ca.pem");
    let producer: FutureProducer = cluster.create().unwrap();
    producer.send(FutureRecord::<(), _>::to("${topic}").payload("hello"), Duration::from_secs(30)).await.unwrap();
    let consumer: StreamConsumer = cluster.set("group.id", "example").set("auto.offset.reset", "earliest").create().unwrap();
    consumer.subscribe(&["${topic}"]).unwrap();
    println!("{:?}", consumer.recv().await.unwrap().payload_view::<str>());
}
`,
  },
  { id: 'librdkafka', label: 'librdkafka', file: 'librdkafka.properties', note: 'For whatever is built on librdkafka.', text: librdkafka },
  {
    id: 'kcat', label: 'kcat', file: 'kcat.sh', note: 'It needs a librdkafka of 2.6.1 or newer (kcat -V tells): an older one asks brokers of Kafka 4 in words they no longer know.',
    text: (target) => `cat > kcat.conf <<'END'
${librdkafka(target)}END

echo 'hello' | kcat -F kcat.conf -P -t ${target.topic}
kcat -F kcat.conf -C -t ${target.topic} -o beginning -c 1 -e
`,
  },
  {
    id: 'terraform', label: 'Terraform', file: 'topic.tf', note: 'In a file beside the provider confluent, told of this endpoint.',
    text: ({ topic, key, secret, cluster }) => `resource "confluent_kafka_topic" "${topic.replace(/[^\w-]/g, '_')}" {
  topic_name    = "${topic}"
  rest_endpoint = "${location.origin}"

  kafka_cluster {
    id = "${cluster}"
  }
  credentials {
    key    = "${key}"
    secret = "${secret}"
  }
}
`,
  },
  {
    id: 'env', label: 'Environment', file: 'samsa.env', note: 'To be read with: set -a; . ./samsa.env',
    text: ({ bootstrap, topic, key, secret }) => `KAFKA_BOOTSTRAP_SERVERS='${bootstrap}'
KAFKA_SECURITY_PROTOCOL=SASL_SSL
KAFKA_SASL_MECHANISM=SCRAM-SHA-512
KAFKA_SASL_USERNAME='${key}'
KAFKA_SASL_PASSWORD='${secret}'
KAFKA_SSL_CA_LOCATION=ca.pem
KAFKA_TOPIC='${topic}'
`,
  },
];
