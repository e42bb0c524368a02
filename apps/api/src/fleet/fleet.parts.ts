/** What those who run the fleet get of the api. */
import { DataPlanesController } from './data-planes.controller.ts';
import { DataPlanesService } from './data-planes.service.ts';

export const fleetControllers = [DataPlanesController];
export const fleetProviders = [DataPlanesService];
