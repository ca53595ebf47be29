import { z } from 'zod';

const labelsSchema = z.record(z.string(), z.string());
/** `[Unix seconds, value]`, the value always text (slo-contract 10). */
const pointSchema = z.tuple([z.number(), z.string()]);

const vectorSchema = z.object({
  resultType: z.literal('vector'),
  result: z.array(z.object({ metric: labelsSchema, value: pointSchema })),
});
const matrixSchema = z.object({
  resultType: z.literal('matrix'),
  result: z.array(z.object({ metric: labelsSchema, values: z.array(pointSchema) })),
});

/** One series of an instant query; the value is unread text. */
export type VectorSeries = z.infer<typeof vectorSchema>['result'][number];
export type MatrixSeries = z.infer<typeof matrixSchema>['result'][number];

/**
 * Warnings and infos are the server's own text and may name hosts: only their number is kept.
 * Some servers send `isPartial` instead.
 */
const remarksSchema = {
  warnings: z.array(z.unknown()).nullish(),
  isPartial: z.boolean().nullish(),
};

export const vectorAnswerSchema = z.object({
  status: z.literal('success'),
  data: vectorSchema,
  ...remarksSchema,
});

export const matrixAnswerSchema = z.object({
  status: z.literal('success'),
  data: matrixSchema,
  ...remarksSchema,
});

/** The error types the query API documents; the error text may quote the query and is dropped. */
export const errorAnswerSchema = z.object({
  status: z.literal('error'),
  errorType: z
    .enum(['bad_data', 'execution', 'timeout', 'canceled', 'internal', 'unavailable', 'not_found'])
    .catch('internal'),
});

export const runtimeInfoSchema = z.object({
  status: z.literal('success'),
  data: z.object({ storageRetention: z.string().max(64) }),
});

export const targetsAnswerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    activeTargets: z.array(
      z.object({ labels: labelsSchema, health: z.string(), lastError: z.string().catch('') }),
    ),
  }),
});
