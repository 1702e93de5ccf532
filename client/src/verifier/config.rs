//! The file that says what a verifier is: keys, backends, where it keeps things.

use crate::{
	backends::{
		openai::{Chat, OpenAi, Secret},
		Backend, Cap, ChainFacts, Compute, Ensemble, Evidence, Rule, Spending,
	},
	network::{read_secret, Key, KeyError, Network, Scheme},
};
use serde::Deserialize;
use std::{
	collections::BTreeMap,
	net::SocketAddr,
	path::{Path, PathBuf},
	sync::Arc,
	time::Duration,
};

/// What a verifier is, as its TOML file says.
#[derive(Deserialize, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
	/// Address of a node.
	#[serde(default = "default_node")]
	pub node: String,
	/// Where answers and evidence are kept.
	pub folder: PathBuf,
	/// Where metrics are served, if anywhere.
	pub metrics: Option<SocketAddr>,
	/// Attestors to sign for.
	pub attestor: Vec<AttestorConfig>,
	/// Backends, by name.
	pub backend: BTreeMap<String, BackendConfig>,
}

fn default_node() -> String {
	"ws://127.0.0.1:9944".into()
}

/// One attestor.
#[derive(Deserialize, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AttestorConfig {
	/// File with the operating key; nobody else may be able to read it.
	pub key_file: Option<PathBuf>,
	/// Environment variable with the operating key.
	pub key_env: Option<String>,
	/// A well-known key of a development network, such as `//Attestor//1`. Others do not belong into this file.
	pub development_key: Option<String>,
	/// What kind of key it is.
	#[serde(default)]
	pub scheme: SchemeConfig,
	/// Name of the backend that answers.
	pub backend: String,
}

/// Kinds of keys, in the file.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "lowercase")]
pub enum SchemeConfig {
	/// Schnorrkel.
	#[default]
	Sr25519,
	/// Ed25519.
	Ed25519,
	/// ECDSA.
	Ecdsa,
}

/// One backend.
#[derive(Deserialize, Clone, PartialEq, Debug)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum BackendConfig {
	/// The calculator. (With braces, so that settings it does not have are refused.)
	Compute {},
	/// Facts about the chain.
	Chain {},
	/// A folder of documents.
	Evidence {
		/// The folder; from the configuration's, if it is not absolute.
		folder: PathBuf,
	},
	/// A language model.
	OpenAi(ModelConfig),
	/// Several backends.
	Ensemble {
		/// How answers are joined.
		#[serde(default)]
		rule: Rule,
		/// Their names, in order.
		of: Vec<String>,
	},
}

/// A language model behind the OpenAI API.
#[derive(Deserialize, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ModelConfig {
	/// Where, with `/v1`.
	pub base_url: String,
	/// Which model.
	pub model: String,
	/// Environment variable with the API key.
	pub api_key_env: Option<String>,
	/// File with the API key; nobody else may be able to read it.
	pub api_key_file: Option<PathBuf>,
	/// Seconds for one reply.
	#[serde(default = "default_timeout")]
	pub timeout: u64,
	/// Requests at a time.
	#[serde(default = "default_parallel")]
	pub parallel: usize,
	/// What it may cost in a day.
	#[serde(default)]
	pub daily: Cap,
	/// Price of a million tokens asked, and of a million answered; for the cap on money.
	#[serde(default)]
	pub prices: [f64; 2],
}

fn default_timeout() -> u64 {
	30
}

fn default_parallel() -> usize {
	4
}

/// Why a configuration cannot be used.
#[derive(thiserror::Error, Debug)]
pub enum ConfigError {
	/// It cannot be read.
	#[error("{0}: {1}")]
	Read(PathBuf, std::io::Error),
	/// It is not what it should be.
	#[error("{0}: {1}")]
	Toml(PathBuf, Box<toml::de::Error>),
	/// It says nothing, or two things.
	#[error("attestor {0}: name exactly one of key-file, key-env and development-key")]
	WhichKey(usize),
	/// The variable is not set.
	#[error("the environment variable {0} is not set")]
	Variable(String),
	/// A real key in the file.
	#[error("attestor {0}: a development-key is a path such as //Attestor//1; other keys belong into a file or the environment")]
	NotDevelopment(usize),
	/// A key.
	#[error(transparent)]
	Key(#[from] KeyError),
	/// A name that is not there.
	#[error("there is no backend \"{0}\"; known: {1}")]
	UnknownBackend(String, String),
	/// Ensembles in ensembles.
	#[error("the backend \"{0}\" is in itself")]
	Circular(String),
	/// No attestor.
	#[error("{0}: no [[attestor]] is named")]
	NoAttestor(PathBuf),
	/// A library.
	#[error("the backend \"{0}\": {1}")]
	Backend(String, String),
}

impl Config {
	/// Reads a file; what it names without a leading slash is found from the file's folder.
	///
	/// # Errors
	/// [`ConfigError`].
	pub fn read(path: &Path) -> Result<Self, ConfigError> {
		let text = std::fs::read_to_string(path).map_err(|error| ConfigError::Read(path.into(), error))?;
		let mut config: Self =
			toml::from_str(&text).map_err(|error| ConfigError::Toml(path.into(), Box::new(error)))?;
		if config.attestor.is_empty() {
			return Err(ConfigError::NoAttestor(path.into()));
		}
		let base = path.parent().unwrap_or(Path::new("."));
		config.folder = base.join(&config.folder);
		for attestor in &mut config.attestor {
			attestor.key_file = attestor.key_file.as_ref().map(|file| base.join(file));
		}
		for backend in config.backend.values_mut() {
			match backend {
				BackendConfig::Evidence { folder } => *folder = base.join(&*folder),
				BackendConfig::OpenAi(model) => {
					model.api_key_file = model.api_key_file.as_ref().map(|file| base.join(file))
				},
				_ => {},
			}
		}
		Ok(config)
	}

	/// The operating key of an attestor.
	///
	/// # Errors
	/// [`ConfigError`]; never says what the key is.
	pub fn key(&self, at: usize) -> Result<Key, ConfigError> {
		let attestor = self.attestor.get(at).ok_or(ConfigError::WhichKey(at))?;
		let scheme = match attestor.scheme {
			SchemeConfig::Sr25519 => Scheme::Sr25519,
			SchemeConfig::Ed25519 => Scheme::Ed25519,
			SchemeConfig::Ecdsa => Scheme::Ecdsa,
		};
		match (&attestor.key_file, &attestor.key_env, &attestor.development_key) {
			(Some(file), None, None) => Ok(Key::from_file(file, scheme)?),
			(None, Some(name), None) => Ok(Key::from_secret(&variable(name)?, scheme)?),
			(None, None, Some(path)) if path.starts_with("//") => Ok(Key::from_secret(path, scheme)?),
			(None, None, Some(_)) => Err(ConfigError::NotDevelopment(at)),
			_ => Err(ConfigError::WhichKey(at)),
		}
	}

	/// Makes every backend once; attestors share them.
	///
	/// # Errors
	/// [`ConfigError`].
	pub fn backends(&self, network: &Network) -> Result<BTreeMap<String, Arc<dyn Backend>>, ConfigError> {
		let mut made = BTreeMap::new();
		for name in self.backend.keys() {
			self.make(name, network, &mut made, &mut Vec::new())?;
		}
		for attestor in &self.attestor {
			if !made.contains_key(&attestor.backend) {
				return Err(self.unknown(&attestor.backend));
			}
		}
		Ok(made)
	}

	fn unknown(&self, name: &str) -> ConfigError {
		let known: Vec<_> = self.backend.keys().map(String::as_str).collect();
		ConfigError::UnknownBackend(name.into(), known.join(", "))
	}

	fn make(
		&self,
		name: &str,
		network: &Network,
		made: &mut BTreeMap<String, Arc<dyn Backend>>,
		above: &mut Vec<String>,
	) -> Result<Arc<dyn Backend>, ConfigError> {
		if let Some(backend) = made.get(name) {
			return Ok(backend.clone());
		}
		if above.iter().any(|other| other == name) {
			return Err(ConfigError::Circular(name.into()));
		}
		let failed = |why: String| ConfigError::Backend(name.into(), why);
		let backend: Arc<dyn Backend> = match self.backend.get(name).ok_or_else(|| self.unknown(name))? {
			BackendConfig::Compute {} => Arc::new(Compute),
			BackendConfig::Chain {} => Arc::new(ChainFacts { network: network.clone() }),
			BackendConfig::Evidence { folder } => {
				Arc::new(Evidence::open(folder).map_err(|error| failed(error.to_string()))?)
			},
			BackendConfig::OpenAi(model) => Arc::new(self.model(name, model)?),
			BackendConfig::Ensemble { rule, of } => {
				above.push(name.into());
				let members =
					of.iter().map(|member| self.make(member, network, made, above)).collect::<Result<_, _>>()?;
				above.pop();
				Arc::new(Ensemble { name: format!("ensemble/v1/{name}"), rule: *rule, members })
			},
		};
		made.insert(name.into(), backend.clone());
		Ok(backend)
	}

	fn model(&self, name: &str, model: &ModelConfig) -> Result<OpenAi, ConfigError> {
		let key = match (&model.api_key_env, &model.api_key_file) {
			(Some(variable_name), _) => variable(variable_name)?,
			(None, Some(file)) => read_secret(file)?,
			(None, None) => String::new(),
		};
		let timeout = Duration::from_secs(model.timeout.max(1));
		let chat = Chat::new(&model.base_url, &model.model, Secret::new(key), timeout, model.parallel);
		let chat = chat.map_err(|why| ConfigError::Backend(name.into(), why))?;
		let file = self.folder.join("spending").join(format!("{name}.json"));
		let [asked, answered] = model.prices;
		Ok(OpenAi { chat, spending: Arc::new(Spending::new(model.daily, Some(file))), prices: (asked, answered) })
	}
}

fn variable(name: &str) -> Result<String, ConfigError> {
	std::env::var(name).ok().filter(|value| !value.is_empty()).ok_or_else(|| ConfigError::Variable(name.into()))
}
