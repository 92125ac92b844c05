import {
  Activity,
  Banknote,
  BookOpen,
  Building2,
  CircleDollarSign,
  Files,
  Flag,
  Gavel,
  House,
  Inbox,
  Kanban,
  KeyRound,
  Link2,
  ListChecks,
  Mail,
  Scale,
  Settings,
  Target,
  UserPlus,
  UserRound,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { AppShell } from "~/ui/layout/app-shell";
import { CommandPalette } from "~/ui/layout/command-palette";
import type { NavItem } from "~/ui/layout/nav-list";

/** What the frame needs; the routes' loaders deliver it. */
export type Frame = {
  side: "partner" | "vendor";
  permissions: string[];
  account: { name: string; email: string; context: string; theme: "light" | "dark" | "system" };
  counts: Record<
    "unread" | "queue" | "toAssign" | "offers" | "approvals" | "questions" | "applications" | "flags",
    number
  >;
  outbox: boolean;
};

type Entry = NavItem & { permission?: string };

function partnerNav({ counts }: Frame): Entry[] {
  const { portal } = paths;
  return [
    { label: "Home", to: portal.home(), icon: House, exact: true },
    { label: "Leads", to: portal.leads(), icon: Target, count: counts.questions },
    { label: "Links", to: portal.links(), icon: Link2, permission: "portal-link.manage" },
    { label: "Toolkits", to: portal.toolkits(), icon: Files, permission: "portal-toolkit.read" },
    { label: "Earnings", to: portal.earnings(), icon: CircleDollarSign, permission: "earnings.read" },
    { label: "Program", to: portal.program(), icon: BookOpen },
    { label: "Organisation", to: portal.organisation(), icon: Building2 },
  ];
}

function deskNav({ counts }: Frame): Entry[] {
  const { desk } = paths;
  return [
    { label: "Home", to: desk.home(), icon: House, exact: true },
    { label: "Queue", to: desk.queue(), icon: ListChecks, count: counts.queue, permission: "lead.review" },
    { label: "Assign", to: desk.assign(), icon: UserRound, count: counts.toAssign, permission: "lead.assign" },
    { label: "Inbox", to: desk.inbox(), icon: Inbox, count: counts.offers, permission: "lead.work" },
    { label: "Pipeline", to: desk.pipeline(), icon: Kanban, permission: "lead.work" },
    { label: "Leads", to: desk.leads(), icon: Target, permission: "lead.read" },
    { label: "Applications", to: desk.applications(), icon: UserPlus, count: counts.applications },
    { label: "Partners", to: desk.partners(), icon: Building2, permission: "partner.read" },
    {
      label: "Commissions",
      to: desk.commissions(),
      icon: CircleDollarSign,
      count: counts.approvals,
      permission: "commission.read",
    },
    { label: "Payouts", to: desk.payouts(), icon: Banknote, permission: "commission.read" },
    { label: "Appeals", to: desk.disputes(), icon: Gavel, permission: "dispute.answer" },
    { label: "Links", to: desk.links(), icon: Link2, permission: "link.read" },
    { label: "Events", to: desk.events(), icon: Activity, permission: "event.read" },
    { label: "Flags", to: desk.flags(), icon: Flag, count: counts.flags, permission: "fraud.handle" },
    { label: "Ledger", to: desk.ledger(), icon: Scale, permission: "ledger.read" },
    { label: "Toolkits", to: desk.toolkits(), icon: Files, permission: "toolkit.read" },
    { label: "Programs", to: desk.programs(), icon: BookOpen, permission: "program.read" },
    { label: "API keys", to: desk.apiKeys(), icon: KeyRound, permission: "integration.manage" },
    { label: "People", to: desk.people(), icon: Users, permission: "user.manage" },
  ];
}

/** The frame of every signed-in page: only the nouns that the person's roles may use. */
export function AppFrame({ frame, children }: { frame: Frame; children: ReactNode }) {
  const { account, counts } = frame;
  const all = frame.side === "partner" ? partnerNav(frame) : deskNav(frame);
  const nav = all.filter(({ permission }) => !permission || frame.permissions.includes(permission));
  const home = frame.side === "partner" ? paths.portal.home() : paths.desk.home();
  const outbox: NavItem[] = frame.outbox ? [{ label: "Outbox", to: paths.outbox(), icon: Mail }] : [];
  return (
    <AppShell
      homeTo={home}
      nav={nav}
      secondaryNav={[...outbox, { label: "Account", to: paths.account(), icon: Settings }]}
      account={{
        ...account,
        themeAction: paths.theme(),
        signOutAction: paths.signOut(),
        links: [{ label: "Account and sessions", to: paths.account(), icon: Settings }],
      }}
      searchTo={paths.search()}
      notifications={{ to: paths.notifications(), unread: counts.unread }}
    >
      {children}
      <CommandPalette
        items={nav.map(({ label, to }) => ({ id: to, label, to, group: "Go to" }))}
        sourceUrl={paths.search()}
      />
    </AppShell>
  );
}
