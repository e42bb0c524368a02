import { All, Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import * as contract from '@samsa/contract/schema-registries';
import type { Caller } from '@samsa/domain/access';
import { Problem } from '@samsa/domain/problem';
import { Implements } from '../http/implements.ts';
import { REGISTRY_PATH, SchemaRegistriesService } from './schema-registries.service.ts';

@Controller()
export class SchemaRegistriesController {
  constructor(private readonly registries: SchemaRegistriesService) {}

  @Implements(contract.listSchemaRegistries)
  list(input: In<typeof contract.listSchemaRegistries>, caller: Caller) {
    return this.registries.list(caller, input.query);
  }

  @Implements(contract.getSchemaRegistry)
  get(input: In<typeof contract.getSchemaRegistry>, caller: Caller) {
    return this.registries.get(caller, input.params.id, input.query.environment);
  }
}

/** What a registry's own endpoint says, whatever it is asked, until schemas are served. */
@Controller(REGISTRY_PATH)
export class SchemasController {
  @All('*')
  refuse(): never {
    throw new Problem({
      status: 501,
      code: 'NotImplemented',
      kafkaCode: 50101,
      detail: 'This installation shows a schema registry for each governed environment but does not serve schemas yet. Keep schemas with your clients, or run a registry of your own against the cluster.',
    });
  }
}
