import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/kafka-records';
import type { In } from '@samsa/contract/operation';
import type { KafkaCaller } from '../access/credentials.ts';
import { type FastifyRequest, Implements } from '../http/implements.ts';
import { RecordsService } from './records.service.ts';

@Controller()
export class RecordsController {
  constructor(private readonly records: RecordsService) {}

  @Implements(contract.produceRecord)
  produce({ params }: In<typeof contract.produceRecord>, caller: KafkaCaller, request: FastifyRequest) {
    return this.records.produce(caller, params.topic_name, request);
  }
}
