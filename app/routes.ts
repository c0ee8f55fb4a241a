/** Routes are the folders of app/routes, one folder a page. */
import { flatRoutes } from "@remix-run/fs-routes";

export default flatRoutes();
