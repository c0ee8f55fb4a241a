/** Routes are the folders of app/routes, one folder a page; in development the components have a page of their own. */
import { flatRoutes } from "@remix-run/fs-routes";
import { route } from "@remix-run/route-config";

const pages = flatRoutes();

export default process.env.NODE_ENV === "production"
  ? pages
  : pages.then((all) => [...all, route("ui", "specimens/page.tsx")]);
