/** The library's response shapes that more than one file reads; it exports them only inside a namespace per protocol version. */
import type {
  consumerGroupDescribeV0,
  describeConfigsV4,
  describeGroupsV5,
  describeQuorumV2,
  incrementalAlterConfigsV1,
  listGroupsV5,
  metadataV12,
  offsetFetchV9,
} from '@platformatic/kafka';

export type ClusterMetadata = metadataV12.MetadataResponse;
export type TopicMetadata = metadataV12.MetadataResponseTopic;
export type ConfigShape = describeConfigsV4.DescribeConfigsResponseConfig;
export type ConfigChangeShape = incrementalAlterConfigsV1.IncrementalAlterConfigsRequestConfig;
export type ModernGroupShape = consumerGroupDescribeV0.ConsumerGroupDescribeResponseGroup;
export type ClassicGroupShape = describeGroupsV5.DescribeGroupsResponseGroup;
export type CommittedShape = offsetFetchV9.OffsetFetchResponseGroup;
export type ListedGroupShape = listGroupsV5.ListGroupsResponseGroup;
export type QuorumReplicaShape = describeQuorumV2.DescribeQuorumResponseVoter;
