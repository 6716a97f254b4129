// GradingProtocol
