import { publicDocument } from "~/web/api/public-document.server";
import { openApiDocument } from "~/web/api/open-api";

export const loader = publicDocument(openApiDocument);
