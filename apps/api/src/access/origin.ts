/** Where a request came from, as its audit record will say. */
export interface Origin {
  requestId: string;
  sourceAddress: string;
}
