#!/bin/sh
# Plays the certificate authority of the how-to guides, so that key ceremonies can be practised. Worth nothing:
# its own keys lie in the folder, without a passphrase.
#
#   authority.sh new DIR                        a root, an issuing authority, their revocation lists
#   authority.sh seal DIR REQUEST CERT [DAYS]   a certificate for a seal key, from a request (PKCS#10)
#   authority.sh stamp DIR NAME [DAYS]          a timestamp authority's key and certificate: DIR/NAME.p12
#   authority.sh revoke DIR CERT                take a certificate back
#   authority.sh lists DIR                      revocation lists of today
set -eu
umask 077
task=$1 dir=$2
[ "$task" != new ] || mkdir -p "$dir"
here=$(cd "$dir" && pwd)

config() {
	cat >"$here/issuer.cnf" <<END
[ca]
default_ca = issuing
[issuing]
database = $here/index.txt
crlnumber = $here/crlnumber
new_certs_dir = $here
certificate = $here/ca.pem
private_key = $here/ca.key
default_md = sha256
default_crl_days = 30
rand_serial = yes
unique_subject = no
policy = anyone
[root]
database = $here/root-index.txt
crlnumber = $here/root-crlnumber
certificate = $here/root.pem
private_key = $here/root.key
default_md = sha256
default_crl_days = 30
[anyone]
countryName = optional
organizationName = optional
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[seal]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[stamp]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
END
}

request() { # NAME SUBJECT
	openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -utf8 -subj "$2" \
		-keyout "$here/$1.key" -out "$here/$1.csr" 2>/dev/null
}

issue() { # REQUEST CERT EXTENSIONS DAYS
	openssl ca -batch -config "$here/issuer.cnf" -utf8 -notext -in "$1" -out "$2" -extensions "$3" -days "$4" 2>/dev/null
}

lists() {
	openssl ca -config "$here/issuer.cnf" -gencrl -out "$here/ca.crl" 2>/dev/null
	openssl ca -config "$here/issuer.cnf" -name root -gencrl -out "$here/root.crl" 2>/dev/null
}

case $task in
new)
	: >"$here/index.txt"
	: >"$here/root-index.txt"
	echo 01 >"$here/crlnumber"
	echo 01 >"$here/root-crlnumber"
	config
	request root "/CN=Practice Root"
	openssl x509 -req -in "$here/root.csr" -signkey "$here/root.key" -days 7300 -out "$here/root.pem" \
		-extfile "$here/issuer.cnf" -extensions authority 2>/dev/null
	request ca "/CN=Practice Issuing CA"
	openssl x509 -req -in "$here/ca.csr" -CA "$here/root.pem" -CAkey "$here/root.key" -CAcreateserial -days 7300 \
		-out "$here/ca.pem" -extfile "$here/issuer.cnf" -extensions authority 2>/dev/null
	lists
	;;
seal) issue "$3" "$4" seal "${5:-1100}" ;;
stamp)
	request "$3" "/CN=Practice Timestamps $3"
	issue "$here/$3.csr" "$here/$3.pem" stamp "${4:-4000}"
	openssl pkcs12 -export -inkey "$here/$3.key" -in "$here/$3.pem" -certfile "$here/ca.pem" -passout pass: \
		-keypbe NONE -certpbe NONE -nomaciter -out "$here/$3.p12"
	;;
revoke)
	openssl ca -config "$here/issuer.cnf" -revoke "$3" -crl_reason keyCompromise 2>/dev/null
	lists
	;;
lists) lists ;;
*)
	echo "unknown: $task" >&2
	exit 2
	;;
esac
