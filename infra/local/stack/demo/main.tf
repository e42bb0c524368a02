# An environment and a cluster of its own beside the demo's: destroying it takes nothing else away.
# terraform init && terraform apply
terraform {
  required_providers {
    confluent = {
      source  = "confluentinc/confluent"
      version = "~> 2.0"
    }
  }
}

variable "endpoint" { type = string }
variable "cloud" { type = string }
variable "region" { type = string }
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
  cloud        = var.cloud
  region       = var.region
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
  principal   = "User:${confluent_service_account.orders.id}"
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
