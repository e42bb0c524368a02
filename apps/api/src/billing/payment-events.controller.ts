import { Controller } from '@nestjs/common';
import type { In } from '@samsa/contract/operation';
import { receivePaymentEvent, SIGNATURE_HEADER } from '@samsa/contract/payments';
import { type FastifyRequest, Implements } from '../http/implements.ts';
import { PaymentsService } from './payments.service.ts';

@Controller()
export class PaymentEventsController {
  constructor(private readonly payments: PaymentsService) {}

  @Implements(receivePaymentEvent)
  receive(input: In<typeof receivePaymentEvent>, _caller: never, request: FastifyRequest) {
    const signature = request.headers[SIGNATURE_HEADER];
    const from = { sourceAddress: request.ip, requestId: request.id };
    return this.payments.receive(input.body, typeof signature === 'string' ? signature : undefined, request.signedBody ?? '', from);
  }
}
