/** What those who run the fleet get of the api, and what tenants are told of it. */
import { ExplainController } from '../clusters/explain.controller.ts';
import { RegionsController } from '../regions/regions.controller.ts';
import { DataPlanesController } from './data-planes.controller.ts';
import { DataPlanesService } from './data-planes.service.ts';
import { FleetOperationsController } from './fleet-operations.controller.ts';
import { FleetOperationsService } from './fleet-operations.service.ts';

export const fleetControllers = [DataPlanesController, FleetOperationsController, RegionsController, ExplainController];
export const fleetProviders = [DataPlanesService, FleetOperationsService];
