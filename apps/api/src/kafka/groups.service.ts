/** Consumer groups of both protocols, and their lag. Read only: a group is its members' own affair. */
import { Injectable } from '@nestjs/common';
import type { KafkaConsumer, KafkaConsumerGroup, KafkaConsumerGroupLagSummary, KafkaConsumerLag } from '@samsa/contract/kafka-groups';
import type { GroupMember } from '@samsa/kafka/admin';
import { KafkaRefusal } from '@samsa/kafka/fault';
import type { KafkaCaller } from '../access/credentials.ts';
import { PublicUrl } from '../http/answers.ts';
import { Links } from './links.ts';
import { isOwnTopic } from './own-topics.ts';
import { Reach } from './reach.ts';
import { showAssignment, showConsumer, showGroup, showLag, showLagSummary } from './show-group.ts';

@Injectable()
export class GroupsService {
  constructor(
    private readonly reach: Reach,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: KafkaCaller) {
    const links = this.links(caller);
    const groups = await (await this.reach.admin(caller)).describeConsumerGroups();
    return links.list('KafkaConsumerGroupList', links.to`consumer-groups`, groups.map((group) => showGroup(links, group)));
  }

  async get(caller: KafkaCaller, groupId: string): Promise<KafkaConsumerGroup> {
    return showGroup(this.links(caller), await (await this.reach.admin(caller)).describeGroup(groupId));
  }

  async listConsumers(caller: KafkaCaller, groupId: string) {
    const links = this.links(caller);
    const { members } = await (await this.reach.admin(caller)).describeGroup(groupId);
    return links.list('KafkaConsumerList', links.to`consumer-groups/${groupId}/consumers`, members.map((member) => showConsumer(links, groupId, member)));
  }

  async getConsumer(caller: KafkaCaller, groupId: string, consumerId: string): Promise<KafkaConsumer> {
    return showConsumer(this.links(caller), groupId, await this.member(caller, groupId, consumerId));
  }

  async listAssignments(caller: KafkaCaller, groupId: string, consumerId: string) {
    const links = this.links(caller);
    const { assignment } = await this.member(caller, groupId, consumerId);
    const shown = assignment.map((held) => showAssignment(links, groupId, consumerId, held));
    return links.list('KafkaConsumerAssignmentList', links.to`consumer-groups/${groupId}/consumers/${consumerId}/assignments`, shown);
  }

  async listLags(caller: KafkaCaller, groupId: string) {
    const links = this.links(caller);
    const lags = (await (await this.reach.admin(caller)).listGroupLag(groupId)).filter(({ topic }) => !isOwnTopic(topic));
    return links.list('KafkaConsumerLagList', links.to`consumer-groups/${groupId}/lags`, lags.map((lag) => showLag(links, groupId, lag)));
  }

  async getLag(caller: KafkaCaller, groupId: string, topic: string, partition: number): Promise<KafkaConsumerLag> {
    const lags = await (await this.reach.admin(caller)).listGroupLag(groupId);
    const found = lags.find((lag) => lag.topic === topic && lag.partition === partition && !isOwnTopic(topic));
    if (!found) throw new KafkaRefusal('notFound', `group ${groupId} has committed no offset for partition ${partition} of topic ${topic}`);
    return showLag(this.links(caller), groupId, found);
  }

  async getLagSummary(caller: KafkaCaller, groupId: string): Promise<KafkaConsumerGroupLagSummary> {
    return showLagSummary(this.links(caller), groupId, await (await this.reach.admin(caller)).summarizeGroupLag(groupId));
  }

  private async member(caller: KafkaCaller, groupId: string, consumerId: string): Promise<GroupMember> {
    const { members } = await (await this.reach.admin(caller)).describeGroup(groupId);
    const found = members.find(({ memberId }) => memberId === consumerId);
    if (!found) throw new KafkaRefusal('notFound', `group ${groupId} has no member ${consumerId}`);
    return found;
  }

  private links(caller: KafkaCaller): Links {
    return new Links(this.url, caller.clusterId);
  }
}
