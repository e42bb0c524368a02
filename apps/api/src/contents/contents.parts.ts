/** What is inside a Kafka cluster, for callers of the control plane: what it adds to the api. */
import type { Provider, Type } from '@nestjs/common';
import { ContentsAclsController } from './acls.controller.ts';
import { ContentsAclsService } from './acls.service.ts';
import { ContentsConfigsService } from './configs.service.ts';
import { ContentsGroupsController } from './groups.controller.ts';
import { ContentsGroupsService } from './groups.service.ts';
import { Inside } from './inside.ts';
import { MessagesController } from './messages.controller.ts';
import { MessagesService } from './messages.service.ts';
import { ContentsTopicsController } from './topics.controller.ts';
import { ContentsTopicsService } from './topics.service.ts';

export const contentsControllers: Type[] = [ContentsTopicsController, MessagesController, ContentsGroupsController, ContentsAclsController];
export const contentsProviders: Provider[] = [Inside, ContentsTopicsService, ContentsConfigsService, MessagesService, ContentsGroupsService, ContentsAclsService];
