/** Good requests for the endpoints of answering a block's questions. */

export const answerSamples = {
  "get /projects/:p/blocks/:b/answers": () => ({}),
  "put /projects/:p/blocks/:b/answers/:q": () => ({
    ids: { q: "1" },
    body: { fields: [{ row: "", column: "", text: "Записываем в тетрадь." }] },
  }),
};
