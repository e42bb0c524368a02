/** The organization, its people, accounts, keys and roles: what they add to the api. */
import { ApiKeysController } from '../api-keys/api-keys.controller.ts';
import { ApiKeysService } from '../api-keys/api-keys.service.ts';
import { AuditController } from '../audit/audit.controller.ts';
import { AuditService } from '../audit/audit.service.ts';
import { AcceptanceService } from '../invitations/acceptance.service.ts';
import { InvitationsController } from '../invitations/invitations.controller.ts';
import { InvitationsService } from '../invitations/invitations.service.ts';
import { OrganizationsController } from '../organizations/organizations.controller.ts';
import { OrganizationsService } from '../organizations/organizations.service.ts';
import { RoleBindingsController } from '../role-bindings/role-bindings.controller.ts';
import { RoleBindingsService } from '../role-bindings/role-bindings.service.ts';
import { SchemaRegistriesController, SchemasController } from '../schema-registries/schema-registries.controller.ts';
import { SchemaRegistriesService } from '../schema-registries/schema-registries.service.ts';
import { ServiceAccountsController } from '../service-accounts/service-accounts.controller.ts';
import { ServiceAccountsService } from '../service-accounts/service-accounts.service.ts';
import { RemovalService } from '../users/removal.service.ts';
import { UsersController } from '../users/users.controller.ts';
import { UsersService } from '../users/users.service.ts';
import { AdminSeats } from './admin-seats.ts';
import { FanOut } from './fan-out.ts';

export const iamControllers = [
  OrganizationsController, UsersController, InvitationsController, ServiceAccountsController, ApiKeysController, RoleBindingsController,
  SchemaRegistriesController, SchemasController, AuditController,
];
export const iamProviders = [
  AdminSeats, FanOut, OrganizationsService, UsersService, RemovalService, InvitationsService, AcceptanceService, AuditService, ServiceAccountsService, ApiKeysService, RoleBindingsService, SchemaRegistriesService,
];
