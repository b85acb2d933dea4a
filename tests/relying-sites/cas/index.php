<?php
// A site that signs people in with phpCAS as it comes. The addresses are given one by one, since phpCAS writes https before every address that it builds.
require_once "CAS.php";

$base = getenv("CAS_BASE");
$here = getenv("CAS_SITE");
$version = getenv("CAS_PROTOCOL");
$validate = [CAS_VERSION_3_0 => "p3/serviceValidate", CAS_VERSION_2_0 => "serviceValidate", CAS_VERSION_1_0 => "validate"];
$parts = parse_url($base);

phpCAS::client($version, $parts["host"], $parts["port"], $parts["path"], $here);
phpCAS::setServerLoginURL($base . "/login?service=" . urlencode(phpCAS::getServiceURL()));
phpCAS::setServerServiceValidateURL($base . "/" . $validate[$version]);
phpCAS::setServerLogoutURL($base . "/logout");
phpCAS::setNoCasServerValidation();
phpCAS::handleLogoutRequests(false);

$path = parse_url($_SERVER["REQUEST_URI"], PHP_URL_PATH);
if ($path === "/out") phpCAS::logoutWithRedirectService("$here/bye");
if ($path === "/bye") exit("signed out");
if ($path === "/maybe") {
    $known = phpCAS::checkAuthentication();
} elseif ($path === "/renew") {
    phpCAS::renewAuthentication();
    $known = true;
} else {
    phpCAS::forceAuthentication();
    $known = true;
}
header("content-type: application/json");
echo json_encode($known ? ["user" => phpCAS::getUser(), "attributes" => phpCAS::getAttributes()] : ["user" => null]);
