/** A certificate that nobody has signed, and its key: for a server on loopback that must not be believed. It secures nothing, and is valid until 2126. */
export const NOBODYS_CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+wrNtsRCS44XgL8p
Euxc6GxYFzrMD/ua85UYySfQ8uKhRANCAASQHGeEphyTboVqESOcg/d26o1qGsdh
3ATQlBGmuv14HhBgXWch+RuK9x/+RfQhsiwWJmInBN1t8V4w1YCCn8FI
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBiDCCAS+gAwIBAgIUJXXpdrqK1P0VbpBzgJbH9q1kj9gwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwObm9ib2R5LmludmFsaWQwIBcNMjYxMTI3MDg0OTE2WhgPMjEy
NjExMDMwODQ5MTZaMBkxFzAVBgNVBAMMDm5vYm9keS5pbnZhbGlkMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEkBxnhKYck26FahEjnIP3duqNahrHYdwE0JQRprr9
eB4QYF1nIfkbivcf/kX0IbIsFiZiJwTdbfFeMNWAgp/BSKNTMFEwHQYDVR0OBBYE
FMELiEh3rw2LhK/uoOnK1swk3wQRMB8GA1UdIwQYMBaAFMELiEh3rw2LhK/uoOnK
1swk3wQRMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgPcS6NrrA
NqnWa0/IFiikVkxuuSpojfdacpCBUjx+sC8CICuDnvxEqtiHLt4PS7EadMmmwnvf
G49jibHCYoxTj2i+
-----END CERTIFICATE-----`,
};
