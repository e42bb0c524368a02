import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/organizations';
import type { Caller } from '@samsa/domain/access';
import { Implements } from '../http/implements.ts';
import { OrganizationsService } from './organizations.service.ts';

@Controller()
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Implements(contract.listOrganizations)
  list(input: In<typeof contract.listOrganizations>, caller: Caller) {
    return this.organizations.list(caller, input.query);
  }

  @Implements(contract.getOrganization)
  get(input: In<typeof contract.getOrganization>, caller: Caller) {
    return this.organizations.get(caller, input.params.id);
  }

  @Implements(contract.patchOrganization)
  patch(input: In<typeof contract.patchOrganization>, caller: Caller) {
    return this.organizations.patch(caller, input.params.id, input.body);
  }
}
