import { TermsText } from "~/features/programs/terms-text";

type Offer = { programName: string; headline: string; body: string; actionLabel: string };

/** A program's copy for a podcast, an event or an article, with the one way on. */
export function OfferPage({ offer, destination }: { offer: Offer; destination: string }) {
  return (
    <article className="mx-auto grid max-w-2xl gap-5 py-6 md:py-12">
      <p className="text-sm text-muted">{offer.programName}</p>
      <h1 className="text-2xl font-semibold text-balance md:text-3xl">{offer.headline}</h1>
      <TermsText text={offer.body} />
      <p className="mt-2">
        <a className="btn btn-primary" href={destination} rel="noreferrer">
          {offer.actionLabel}
        </a>
      </p>
    </article>
  );
}
