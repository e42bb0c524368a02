"""Produces ten records to the demo cluster and reads them back. Needs: pip install confluent-kafka"""
import pathlib
import uuid

from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient, NewTopic

SETTINGS = pathlib.Path(__file__).with_name("librdkafka.properties").read_text().splitlines()
CLUSTER = dict(line.split("=", 1) for line in SETTINGS if "=" in line)
TOPIC = "orders"
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
