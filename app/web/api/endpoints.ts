import { z } from "zod";
import {
  eventsOutcomeResource,
  unmatchedApiQuery,
  unmatchedEventResource,
  unmatchedPageResource,
} from "~/domain/attribution/event-resource";
import { eventDelivery, eventInput, mostEvents } from "~/domain/attribution/input";
import { linkApiQuery, linkPageResource, linkResource } from "~/domain/attribution/link-resource";
import {
  commissionApiQuery,
  commissionPageResource,
  commissionResource,
} from "~/domain/commissions/commission-resource";
import { newLeadBody } from "~/domain/leads/api-input";
import {
  leadApiQuery,
  leadDetailResource,
  leadPageResource,
  leadResource,
  milestoneResource,
} from "~/domain/leads/lead-resource";
import { trialBalanceQuery, trialBalanceResource } from "~/domain/ledger/trial-balance-resource";
import { partnerApiQuery, partnerPageResource, partnerResource } from "~/domain/partners/partner-resource";
import { paths } from "~/paths";
import { defineEndpoint, type Endpoint } from "./endpoint";
import * as examples from "./examples";

const noQuery = z.strictObject({});

export const endpoints = {
  listLeads: defineEndpoint({
    id: "listLeads",
    method: "GET",
    path: "/api/v1/leads",
    scope: "leads:read",
    summary: "List leads",
    description:
      "Leads of all partners, the newest first. With updatedSince they come in the order in which they changed, and one that changes while you read comes again at the end: begin the next run a minute before the newest updatedAt that you have seen.",
    query: leadApiQuery,
    status: 200,
    answer: leadPageResource,
    refusals: {},
    example: { query: "status=accepted&limit=1", answer: { data: [examples.leadExample], nextCursor: null } },
  }),
  submitLead: defineEndpoint({
    id: "submitLead",
    method: "POST",
    path: "/api/v1/leads",
    scope: "leads:write",
    summary: "Submit a lead for a partner",
    description:
      "Submits a lead as the partner's own form does: the same rules, checks and deadlines. The lead's story says that an API key submitted it.",
    query: noQuery,
    body: newLeadBody,
    status: 201,
    answer: leadDetailResource,
    location: ({ id }) => paths.api.lead(id),
    refusals: {
      409: "The lead is not taken (not-eligible, with the reasons), or the first request with this Idempotency-Key is under way (in-flight).",
      422: "A field is wrong (invalid-input, with a pointer to each), or the Idempotency-Key came with another body before (key-reused).",
    },
    example: { body: examples.newLeadExample, answer: examples.submittedLeadExample },
  }),
  getLead: defineEndpoint({
    id: "getLead",
    method: "GET",
    path: "/api/v1/leads/{leadId}",
    scope: "leads:read",
    summary: "Read a lead",
    description: "One lead with its status, its stage, and the milestones that it has reached.",
    query: noQuery,
    status: 200,
    answer: leadDetailResource,
    refusals: { 404: "There is no such lead." },
    example: { answer: examples.leadDetailExample },
  }),
  listCommissions: defineEndpoint({
    id: "listCommissions",
    method: "GET",
    path: "/api/v1/commissions",
    scope: "commissions:read",
    summary: "List commissions",
    description: "Commissions of all partners, the newest first; with updatedSince in the order in which they changed.",
    query: commissionApiQuery,
    status: 200,
    answer: commissionPageResource,
    refusals: {},
    example: { query: "status=pending", answer: { data: [examples.commissionExample], nextCursor: null } },
  }),
  listPartners: defineEndpoint({
    id: "listPartners",
    method: "GET",
    path: "/api/v1/partners",
    scope: "partners:read",
    summary: "List partners",
    description: "All partners, the newest first, each with the programs that it is enrolled in.",
    query: partnerApiQuery,
    status: 200,
    answer: partnerPageResource,
    refusals: {},
    example: { answer: { data: [examples.partnerExample], nextCursor: null } },
  }),
  listLinks: defineEndpoint({
    id: "listLinks",
    method: "GET",
    path: "/api/v1/links",
    scope: "links:read",
    summary: "List links",
    description: "Links of all partners, the newest first, with what each brought.",
    query: linkApiQuery,
    status: 200,
    answer: linkPageResource,
    refusals: {},
    example: { answer: { data: [examples.linkExample], nextCursor: null } },
  }),
  receiveEvents: defineEndpoint({
    id: "receiveEvents",
    method: "POST",
    path: "/api/v1/events",
    scope: "events:write",
    summary: "Report events",
    description: `Product and billing report what happened, up to ${mostEvents} events in a call. Each id counts once per source, so a call may be sent again; an event that cannot be read is named in the answer (code "invalid", or "in-the-future") and does not hold the others up.`,
    query: noQuery,
    body: eventDelivery,
    describedBody: z.strictObject({ events: z.array(eventInput).min(1).max(mostEvents) }),
    status: 202,
    answer: eventsOutcomeResource,
    refusals: {
      409: "The first request with this Idempotency-Key is under way (in-flight).",
      422: "The body is not { events: [ … ] } (invalid-input), or the Idempotency-Key came with another body before (key-reused).",
    },
    example: { body: { events: [examples.eventExample] }, answer: { accepted: 1, duplicates: 0, rejected: [] } },
  }),
  listUnmatchedEvents: defineEndpoint({
    id: "listUnmatchedEvents",
    method: "GET",
    path: "/api/v1/events/unmatched",
    scope: "events:read",
    summary: "List unmatched events",
    description: "Events that found no lead yet, the last received first. They are matched as soon as they can be.",
    query: unmatchedApiQuery,
    status: 200,
    answer: unmatchedPageResource,
    refusals: {},
    example: { answer: { data: [examples.unmatchedExample], nextCursor: null } },
  }),
  getTrialBalance: defineEndpoint({
    id: "getTrialBalance",
    method: "GET",
    path: "/api/v1/ledger/trial-balance",
    scope: "ledger:read",
    summary: "Read the trial balance",
    description:
      "Debits and credits by currency, kind of account and program, as of now. In every currency they are equal.",
    query: trialBalanceQuery,
    status: 200,
    answer: trialBalanceResource,
    refusals: {},
    example: { answer: examples.trialBalanceExample },
  }),
};

/** Everything that the API can do, in the order of its description. */
export const apiEndpoints = Object.values(endpoints) as unknown as readonly Endpoint[];

/** The schemas that have a name of their own in the description. */
export const namedSchemas: Readonly<Record<string, z.ZodType>> = {
  Lead: leadResource,
  LeadWithMilestones: leadDetailResource,
  Milestone: milestoneResource,
  LeadPage: leadPageResource,
  Commission: commissionResource,
  CommissionPage: commissionPageResource,
  Partner: partnerResource,
  PartnerPage: partnerPageResource,
  Link: linkResource,
  LinkPage: linkPageResource,
  EventsOutcome: eventsOutcomeResource,
  UnmatchedEvent: unmatchedEventResource,
  UnmatchedEventPage: unmatchedPageResource,
  TrialBalance: trialBalanceResource,
};
