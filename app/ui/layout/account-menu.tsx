import { Form, useLocation } from "@remix-run/react";
import { LogOut, type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import { Avatar } from "../primitives/avatar";
import { Menu } from "../primitives/menu";
import { MenuButton, MenuLink, MenuSeparator } from "../primitives/menu-item";

export type Theme = "light" | "dark" | "system";

export type Account = {
  name: string;
  email: string;
  /** Organisation or role, under the name. */
  context?: string;
  theme: Theme;
  /** Takes POST `theme` (light, dark, system) and `returnTo`. */
  themeAction: string;
  /** Takes POST. */
  signOutAction: string;
  links: readonly { label: string; to: string; icon?: LucideIcon }[];
};

const themes = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "System", icon: Monitor },
] as const;

/** Who is signed in, their pages, the theme, and the way out. */
export function AccountMenu({ account }: { account: Account }) {
  const { pathname, search } = useLocation();
  return (
    <Menu label={`Account of ${account.name}`} trigger={<Avatar name={account.name} />}>
      <div className="px-2.5 py-2">
        <p className="font-semibold">{account.name}</p>
        <p className="text-sm text-muted">{account.email}</p>
        {account.context ? <p className="text-sm text-muted">{account.context}</p> : null}
      </div>
      <MenuSeparator />
      {account.links.map((link) => (
        <MenuLink key={link.to} to={link.to} icon={link.icon}>
          {link.label}
        </MenuLink>
      ))}
      <Form method="post" action={account.themeAction} preventScrollReset className="px-2.5 py-2">
        <input type="hidden" name="returnTo" value={pathname + search} />
        <fieldset className="flex gap-1 rounded-lg bg-sunken p-1">
          <legend className="sr-only">Theme</legend>
          {themes.map(({ value, label, icon: Icon }) => (
            <button
              key={value}
              type="submit"
              name="theme"
              value={value}
              aria-pressed={account.theme === value}
              className="flex min-h-7 flex-1 items-center justify-center gap-1.5 rounded-md px-2 text-sm text-muted aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-control"
            >
              <Icon aria-hidden="true" />
              {label}
            </button>
          ))}
        </fieldset>
      </Form>
      <MenuSeparator />
      <Form method="post" action={account.signOutAction}>
        <MenuButton icon={LogOut}>Sign out</MenuButton>
      </Form>
    </Menu>
  );
}
