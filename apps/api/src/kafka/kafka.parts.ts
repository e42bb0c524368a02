/** The controllers and providers of the Kafka REST surface, for the module to take as a whole. */
import type { Provider, Type } from '@nestjs/common';
import { AclsController } from './acls.controller.ts';
import { AclsService } from './acls.service.ts';
import { ClusterConfigsController } from './cluster-configs.controller.ts';
import { ClusterConfigsService } from './cluster-configs.service.ts';
import { KafkaClusterController } from './cluster.controller.ts';
import { GroupsController } from './groups.controller.ts';
import { GroupsService } from './groups.service.ts';
import { Reach } from './reach.ts';
import { RecordsController } from './records.controller.ts';
import { RecordsService } from './records.service.ts';
import { TopicConfigsController } from './topic-configs.controller.ts';
import { TopicConfigsService } from './topic-configs.service.ts';
import { TopicsController } from './topics.controller.ts';
import { TopicsService } from './topics.service.ts';

export const kafkaControllers: Type[] = [
  KafkaClusterController, TopicsController, TopicConfigsController, ClusterConfigsController, AclsController,
  GroupsController, RecordsController,
];
export const kafkaProviders: Provider[] = [
  Reach, TopicsService, TopicConfigsService, ClusterConfigsService, AclsService, GroupsService, RecordsService,
];
