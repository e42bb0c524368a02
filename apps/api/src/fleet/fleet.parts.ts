/** What those who run the fleet get of the api, and what tenants are told of it. */
import { ExplainController } from '../clusters/explain.controller.ts';
import { ExplainService } from '../clusters/explain.service.ts';
import { CancelService } from '../operations/cancel.service.ts';
import { Estimates } from '../operations/estimates.ts';
import { RegionsController } from '../regions/regions.controller.ts';
import { AutoscaleController } from './autoscale.controller.ts';
import { AutoscaleService } from './autoscale.service.ts';
import { CapacityService } from './capacity.service.ts';
import { DataPlanesController } from './data-planes.controller.ts';
import { DataPlanesService } from './data-planes.service.ts';
import { DriftController } from './drift.controller.ts';
import { DriftService } from './drift.service.ts';
import { FleetOperationsController } from './fleet-operations.controller.ts';
import { FleetOperationsService } from './fleet-operations.service.ts';
import { KeysController } from './keys.controller.ts';
import { KeysService } from './keys.service.ts';
import { PausesController } from './pauses.controller.ts';
import { PausesService } from './pauses.service.ts';
import { PlacementsService } from './placements.service.ts';
import { PlansController } from './plans.controller.ts';
import { PlansService } from './plans.service.ts';
import { QuotasController } from './quotas.controller.ts';
import { QuotasService } from './quotas.service.ts';
import { WholeClustersController } from './whole-clusters.controller.ts';
import { WholeClustersService } from './whole-clusters.service.ts';

export const fleetControllers = [DataPlanesController, KeysController, DriftController, FleetOperationsController, PausesController, RegionsController, PlansController, QuotasController, ExplainController, WholeClustersController, AutoscaleController];
export const fleetProviders = [PausesService, ExplainService, CancelService, Estimates, DataPlanesService, CapacityService, KeysService, DriftService, FleetOperationsService, PlansService, QuotasService, PlacementsService, WholeClustersService, AutoscaleService];
