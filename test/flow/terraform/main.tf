# One of everything that Samsa serves to the confluent provider. `stage` moves each resource that can change in place:
# apply with "first", plan empty, apply with "second", plan empty, destroy.

terraform {
  required_providers {
    confluent = {
      source = "confluentinc/confluent"
    }
  }
}

variable "endpoint" {
  type = string
}

variable "cloud_api_key" {
  type = string
}

variable "cloud_api_secret" {
  type      = string
  sensitive = true
}

variable "stage" {
  type    = string
  default = "first"
}

variable "dedicated" {
  type        = bool
  default     = true
  description = "Whether the machine has room for a Dedicated cluster's brokers."
}

variable "cloud" {
  type    = string
  default = "AWS"
}

variable "region" {
  type = string
}

locals {
  first = var.stage == "first"
  count = var.dedicated ? 1 : 0
}

provider "confluent" {
  endpoint         = var.endpoint
  cloud_api_key    = var.cloud_api_key
  cloud_api_secret = var.cloud_api_secret
}

resource "confluent_environment" "shop" {
  display_name = local.first ? "shop" : "shop, renamed"

  stream_governance {
    package = local.first ? "ESSENTIALS" : "ADVANCED"
  }
}

resource "confluent_service_account" "orders" {
  display_name = "orders service"
  description  = local.first ? "writes orders" : "writes and reads orders"
}

resource "confluent_kafka_cluster" "basic" {
  display_name = local.first ? "orders" : "orders, renamed"
  availability = "SINGLE_ZONE"
  cloud        = var.cloud
  region       = var.region

  basic {}

  environment {
    id = confluent_environment.shop.id
  }
}

resource "confluent_kafka_cluster" "dedicated" {
  count        = local.count
  display_name = "ledger"
  availability = "SINGLE_ZONE"
  cloud        = var.cloud
  region       = var.region

  dedicated {
    cku = local.first ? 1 : 2
  }

  environment {
    id = confluent_environment.shop.id
  }
}

resource "confluent_role_binding" "basic_admin" {
  principal   = "User:${confluent_service_account.orders.id}"
  role_name   = "CloudClusterAdmin"
  crn_pattern = confluent_kafka_cluster.basic.rbac_crn
}

resource "confluent_role_binding" "dedicated_admin" {
  count       = local.count
  principal   = "User:${confluent_service_account.orders.id}"
  role_name   = "CloudClusterAdmin"
  crn_pattern = confluent_kafka_cluster.dedicated[0].rbac_crn
}

resource "confluent_api_key" "basic" {
  display_name = local.first ? "orders key" : "orders key, renamed"

  owner {
    id          = confluent_service_account.orders.id
    api_version = confluent_service_account.orders.api_version
    kind        = confluent_service_account.orders.kind
  }

  managed_resource {
    id          = confluent_kafka_cluster.basic.id
    api_version = confluent_kafka_cluster.basic.api_version
    kind        = confluent_kafka_cluster.basic.kind

    environment {
      id = confluent_environment.shop.id
    }
  }

  depends_on = [confluent_role_binding.basic_admin]
}

resource "confluent_api_key" "dedicated" {
  count        = local.count
  display_name = "ledger key"

  owner {
    id          = confluent_service_account.orders.id
    api_version = confluent_service_account.orders.api_version
    kind        = confluent_service_account.orders.kind
  }

  managed_resource {
    id          = confluent_kafka_cluster.dedicated[0].id
    api_version = confluent_kafka_cluster.dedicated[0].api_version
    kind        = confluent_kafka_cluster.dedicated[0].kind

    environment {
      id = confluent_environment.shop.id
    }
  }

  depends_on = [confluent_role_binding.dedicated_admin]
}

resource "confluent_api_key" "cloud" {
  display_name = "orders cloud key"

  owner {
    id          = confluent_service_account.orders.id
    api_version = confluent_service_account.orders.api_version
    kind        = confluent_service_account.orders.kind
  }
}

resource "confluent_kafka_topic" "orders" {
  kafka_cluster {
    id = confluent_kafka_cluster.basic.id
  }

  topic_name       = "orders"
  partitions_count = local.first ? 3 : 6
  rest_endpoint    = confluent_kafka_cluster.basic.rest_endpoint

  config = merge(
    { "cleanup.policy" = "delete", "retention.ms" = local.first ? "3600000" : "7200000" },
    local.first ? {} : { "max.message.bytes" = "1048576" },
  )

  credentials {
    key    = confluent_api_key.basic.id
    secret = confluent_api_key.basic.secret
  }
}

resource "confluent_kafka_acl" "orders_read" {
  kafka_cluster {
    id = confluent_kafka_cluster.basic.id
  }

  resource_type = "TOPIC"
  resource_name = confluent_kafka_topic.orders.topic_name
  pattern_type  = "LITERAL"
  principal     = "User:${confluent_service_account.orders.id}"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
  rest_endpoint = confluent_kafka_cluster.basic.rest_endpoint

  credentials {
    key    = confluent_api_key.basic.id
    secret = confluent_api_key.basic.secret
  }
}

resource "confluent_kafka_cluster_config" "dedicated" {
  count = local.count

  kafka_cluster {
    id = confluent_kafka_cluster.dedicated[0].id
  }

  rest_endpoint = confluent_kafka_cluster.dedicated[0].rest_endpoint

  config = {
    "auto.create.topics.enable" = "false"
    "log.retention.ms"          = local.first ? "86400000" : "43200000"
  }

  credentials {
    key    = confluent_api_key.dedicated[0].id
    secret = confluent_api_key.dedicated[0].secret
  }
}
