import { Controller } from '@nestjs/common';
import * as contract from '@samsa/contract/audit';
import type { In } from '@samsa/contract/operation';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { AuditService } from './audit.service.ts';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Implements(contract.listAudit)
  list(input: In<typeof contract.listAudit>, caller: Caller) {
    return this.audit.list(caller, input.query);
  }
}
