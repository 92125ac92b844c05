import { z } from "zod";
import { revision } from "~/kernel/revision";
import { emailAddress, line } from "~/kernel/text";
import { isTimeZone } from "~/kernel/time";
import { partnerRoles, vendorRoles } from "./permissions";
import { whyPasswordIsWeak } from "./rules";

/** A new password: 15 to 128 characters, not one that is easily guessed (SAFETY, Lucia cover). */
const newPassword = z
  .string()
  .min(15, "At least 15 characters. A sentence of four or five words works well.")
  .max(128, "At most 128 characters.")
  .superRefine((password, check) => {
    const why = whyPasswordIsWeak(password);
    if (why) check.addIssue({ code: "custom", message: why });
  });

/** An existing password: only its size is checked, the hash decides. */
const givenPassword = z.string().min(1, "Please type your password.").max(128, "At most 128 characters.");

const token = z.string().max(100);

export const signInInput = z.strictObject({ email: emailAddress(), password: givenPassword });
export const requestPasswordResetInput = z.strictObject({ email: emailAddress() });
export const resetPasswordInput = z.strictObject({ token, password: newPassword });
export const changePasswordInput = z.strictObject({ currentPassword: givenPassword, password: newPassword });
export const acceptInvitationInput = z.strictObject({ token, name: line(120), password: newPassword });
export const joinWithAccountInput = z.strictObject({ token, password: givenPassword });

export const inviteMemberInput = z.strictObject({ email: emailAddress(), role: z.enum(partnerRoles) });
export const inviteColleagueInput = z.strictObject({
  email: emailAddress(),
  roles: z.array(z.enum(vendorRoles)).min(1, "Choose at least one role."),
});
export const invitationIdInput = z.strictObject({ invitationId: z.string().max(60) });
export const changeMemberInput = z.strictObject({
  userId: z.string().max(60),
  role: z.enum(partnerRoles),
  seesEarnings: z.boolean(),
  revision,
});
export const userIdInput = z.strictObject({ userId: z.string().max(60) });
export const changeRolesInput = z.strictObject({
  userId: z.string().max(60),
  roles: z.array(z.enum(vendorRoles)).min(1, "Choose at least one role, or end the account."),
  revision,
});
export const sessionIdInput = z.strictObject({ sessionId: z.string().max(100) });
export const changeProfileInput = z.strictObject({
  name: line(120),
  timeZone: z.string().refine(isTimeZone, "Choose a time zone from the list."),
});

export type SignInInput = z.infer<typeof signInInput>;
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;
export type JoinWithAccountInput = z.infer<typeof joinWithAccountInput>;
export type InviteMemberInput = z.infer<typeof inviteMemberInput>;
export type InviteColleagueInput = z.infer<typeof inviteColleagueInput>;
export type ChangeMemberInput = z.infer<typeof changeMemberInput>;
export type ChangeRolesInput = z.infer<typeof changeRolesInput>;
export type ChangeProfileInput = z.infer<typeof changeProfileInput>;
