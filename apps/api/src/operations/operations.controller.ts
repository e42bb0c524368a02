import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/operations';
import { type Caller, reach } from '@samsa/domain/access';
import { notFound } from '@samsa/domain/problem';
import { Database } from '@samsa/store/database';
import * as operations from '@samsa/store/operations';
import { listing, PublicUrl } from '../http/answers.ts';
import { type FastifyRequest, Implements } from '../http/implements.ts';
import { CancelService } from './cancel.service.ts';
import { Estimates } from './estimates.ts';
import { Feed } from './feed.ts';

@Controller()
export class OperationsController {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
    private readonly feed: Feed,
    private readonly estimates: Estimates,
    private readonly cancels: CancelService,
  ) {}

  @Implements(contract.listOperations)
  async list(input: In<typeof contract.listOperations>, caller: Caller) {
    const { resource, state, page_size, page_token } = input.query;
    const found = await operations.list(this.database, caller, { resourceId: resource, state }, reach(caller, 'operation:read'), { size: page_size, token: page_token });
    found.items = await this.estimates.ofAll(found.items);
    const about = { version: 'samsa/v1', kind: 'OperationList', url: this.url, path: '/samsa/v1/operations', query: { resource, state, page_size } } as const;
    return listing(about, found, (operation) => operation);
  }

  @Implements(contract.getOperation)
  async get(input: In<typeof contract.getOperation>, caller: Caller) {
    const found = await operations.find(this.database, caller, input.params.id);
    if (!found) throw notFound('operation', input.params.id);
    return this.estimates.of(found);
  }

  @Implements(contract.cancelOperation)
  async cancel(input: In<typeof contract.cancelOperation>, caller: Caller) {
    await this.cancels.byTenant(caller, input.params.id);
    return this.get(input, caller);
  }

  @Implements(contract.streamEvents)
  async stream(input: In<typeof contract.streamEvents>, caller: Caller, request: FastifyRequest) {
    return this.feed.open(caller, input.query.resource, request.headers['last-event-id']);
  }
}
